package io.github.postmerge.smoke.culprit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.postmerge.smoke.git.NativeGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A clone whose main has a good commit and a number of merges after it, one of which breaks the
 * smoke.
 *
 * @param folder the clone's top
 * @param runs has a file for each merge that was smoked, with a line a run
 */
public record BrokenMain(Path folder, Path runs) {

  private static final long START = 1_767_225_600;

  /**
   * How main breaks.
   *
   * @param merges after the good commit
   * @param culprit which of them breaks it, from 1
   * @param flakes in a hundred runs of a good commit
   */
  public record Story(int merges, int culprit, int flakes) {}

  /** Makes the clone and its origin in a folder. */
  public static BrokenMain in(Path work, Story story) throws Exception {
    Path runs = Files.createDirectories(work.resolve("runs"));
    Path origin = work.resolve("origin.git");
    NativeGit.run(work, "init", "--quiet", "--bare", "--initial-branch=main", origin.toString());
    Path stream =
        Files.writeString(work.resolve("stream"), stream(story.merges(), smoke(runs, story)));
    importInto(origin, stream);
    Path folder = work.resolve("clone");
    NativeGit.run(work, "clone", "--quiet", origin.toString(), folder.toString());
    return new BrokenMain(folder, runs);
  }

  /** The n-th run at a merge always ends alike, so that a search does too. */
  private static String smoke(Path runs, Story story) {
    return """
        merge=$(cat merge)
        echo run >>"RUNS/$merge"
        run=$(wc -l <"RUNS/$merge")
        chance=$(echo "merge $merge, run $run" | cksum | cut -d ' ' -f 1)
        if [ "$merge" -ge CULPRIT ] || [ $((chance % 100)) -lt FLAKES ]; then
          echo 'cart: expected 1 item, got 0' >&2
          exit 4
        fi
        """
        .replace("RUNS", runs.toString())
        .replace("CULPRIT", Integer.toString(story.culprit()))
        .replace("FLAKES", Integer.toString(story.flakes()));
  }

  private static void importInto(Path origin, Path stream)
      throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "fast-import", "--quiet")
            .directory(origin.toFile())
            .redirectInput(stream.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(git.getInputStream().readAllBytes(), UTF_8);
    if (git.waitFor() != 0) {
      throw new IOException("git fast-import failed: " + said);
    }
  }

  private static String stream(int merges, String smoke) {
    StringBuilder stream = new StringBuilder();
    for (int merge = 0; merge <= merges; merge++) {
      stream.append(
          String.format(
              Locale.ROOT,
              "commit refs/heads/main%ncommitter Somebody <somebody@example.org> %d +0000%n%s",
              START + merge * 60L,
              data("Change " + merge)));
      if (merge == 0) {
        stream.append(file(".smoke/registry.yaml", "default: sh smoke.sh\n"));
        stream.append(file("smoke.sh", smoke));
      }
      stream.append(file("merge", merge + "\n"));
    }
    return stream.toString();
  }

  private static String file(String name, String content) {
    return "M 644 inline " + name + "\n" + data(content);
  }

  private static String data(String content) {
    return "data " + content.getBytes(UTF_8).length + "\n" + content + "\n";
  }

  /** The full id of a merge; 0 is the good commit. */
  public String commit(int merge) throws Exception {
    List<String> all =
        NativeGit.run(folder, "rev-list", "--reverse", "HEAD").strip().lines().toList();
    return all.get(merge);
  }

  /** The answer of the search, as it is written. */
  public String answer() throws IOException {
    return Files.readString(folder.resolve("target/smoke/culprit/culprit.json"));
  }
}
