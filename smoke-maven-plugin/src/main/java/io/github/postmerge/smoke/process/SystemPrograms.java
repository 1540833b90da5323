package io.github.postmerge.smoke.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds system programs in the standard folders, independent of PATH. */
final class SystemPrograms {

  private static final List<Path> FOLDERS =
      List.of(
          Path.of("/usr/bin"),
          Path.of("/bin"),
          Path.of("/usr/sbin"),
          Path.of("/sbin"),
          Path.of("/run/current-system/sw/bin"));

  private SystemPrograms() {}

  /** The path of a program, or its name if it is not found. */
  static String pathOrName(String name) {
    return find(name).map(Path::toString).orElse(name);
  }

  static Optional<Path> find(String name) {
    return FOLDERS.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
