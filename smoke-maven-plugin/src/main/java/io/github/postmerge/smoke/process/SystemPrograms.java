package io.github.postmerge.smoke.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the system's own small programs, wherever PATH points. */
final class SystemPrograms {

  private static final List<Path> FOLDERS =
      List.of(
          Path.of("/usr/bin"),
          Path.of("/bin"),
          Path.of("/usr/sbin"),
          Path.of("/sbin"),
          Path.of("/run/current-system/sw/bin"));

  private SystemPrograms() {}

  static Optional<Path> find(String name) {
    return FOLDERS.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
