package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mounts that {@code /proc/self/mountinfo} lists.
 *
 * @param mounts in the order of mounting
 */
record MountTable(List<Mount> mounts) {

  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3})");

  /**
   * One mount.
   *
   * @param id identifies it
   * @param parent the mount that it is mounted on
   * @param root the mounted folder of the file system
   * @param point where it is mounted
   * @param options of this mount
   * @param isShared whether mounts below it propagate to other namespaces
   * @param type the type of the file system
   * @param superOptions of the file system itself
   */
  record Mount(
      String id,
      String parent,
      String root,
      String point,
      String options,
      boolean isShared,
      String type,
      String superOptions) {}

  static MountTable read() throws IOException {
    String text =
        new String(Files.readAllBytes(ProcessTable.PROC.resolve("self/mountinfo")), UTF_8);
    return new MountTable(text.lines().flatMap(line -> parse(line).stream()).toList());
  }

  /** The visible mount at a path, if several are stacked there. */
  Optional<Mount> topmost(String point) {
    return mounts.stream().filter(mount -> mount.point().equals(point)).reduce((a, b) -> b);
  }

  /** The mounts on a mount, and on those again, without those that another mount hides. */
  List<Mount> below(Mount mount) {
    return mounts.stream()
        .filter(each -> each.point().startsWith(mount.point() + "/"))
        .filter(each -> isOn(each, mount))
        .toList();
  }

  private boolean isOn(Mount mount, Mount ancestor) {
    return mount.parent().equals(ancestor.id())
        || mounts.stream()
            .anyMatch(
                each ->
                    each.id().equals(mount.parent())
                        && each.point().startsWith(ancestor.point() + "/")
                        && isOn(each, ancestor));
  }

  private static Optional<Mount> parse(String line) {
    List<String> fields = Arrays.asList(line.split(" ", -1));
    int separator = fields.indexOf("-");
    if (separator < 6 || fields.size() < separator + 4) {
      return Optional.empty();
    }
    boolean shared =
        fields.subList(6, separator).stream().anyMatch(field -> field.startsWith("shared:"));
    return Optional.of(
        new Mount(
            fields.get(0),
            fields.get(1),
            unescape(fields.get(3)),
            unescape(fields.get(4)),
            fields.get(5),
            shared,
            fields.get(separator + 1),
            fields.get(separator + 3)));
  }

  private static String unescape(String path) {
    return ESCAPE
        .matcher(path)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 8))));
  }
}
