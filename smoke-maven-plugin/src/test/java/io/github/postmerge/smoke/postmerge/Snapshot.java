package io.github.postmerge.smoke.postmerge;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is in a folder. */
final class Snapshot {

  private Snapshot() {}

  /** Every file's bytes, mode and modification time, by path; nothing where there is no folder. */
  static Map<String, String> of(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (Files.notExists(root)) {
      return files;
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(f -> !Files.isDirectory(f)).toList()) {
        files.put(
            root.relativize(file).toString().replace(File.separatorChar, '/'),
            Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)
                + " "
                + Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                + " "
                + Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return files;
  }
}
