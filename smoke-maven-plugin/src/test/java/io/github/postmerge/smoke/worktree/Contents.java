package io.github.postmerge.smoke.worktree;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All that can be told of a worktree's files, but for times and the {@code .git} file. */
final class Contents {

  private Contents() {}

  static Map<String, String> of(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        String name = folder.relativize(path).toString();
        if (!name.equals(".git")) {
          contents.put(name, describe(path));
        }
      }
    }
    return contents;
  }

  /** What differs, a line each, with what cannot be seen made visible. */
  static List<String> differences(Path theirs, Path ours) throws IOException {
    Map<String, String> expected = of(theirs);
    Map<String, String> found = of(ours);
    Set<String> names = new TreeSet<>(expected.keySet());
    names.addAll(found.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(expected.get(name), found.get(name)))
        .map(
            name ->
                visible(name)
                    + "\n  theirs: "
                    + visible(expected.getOrDefault(name, "nothing"))
                    + "\n  ours:   "
                    + visible(found.getOrDefault(name, "nothing")))
        .toList();
  }

  private static String visible(String text) {
    return text.chars()
        .limit(500)
        .mapToObj(c -> c < ' ' || c > '~' ? String.format("\\x%02x", c) : String.valueOf((char) c))
        .collect(Collectors.joining());
  }

  private static String describe(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "-> " + Files.readSymbolicLink(path);
    }
    String permissions =
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
        ? permissions + " folder"
        : permissions + " " + new String(Files.readAllBytes(path), ISO_8859_1);
  }
}
