package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.envelope.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A file with what a CI system reads; a file that we did not write is never replaced.
 *
 * @param mark a text near the start of each such file
 */
record ReportFile(Path path, String mark) {

  private static final int START = 1_024;

  /** The file beside an envelope that is named after it. */
  static Path beside(Path envelope, String before, String after) {
    String name = envelope.getFileName().toString();
    String stem = name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
    return envelope.resolveSibling(before + stem + after);
  }

  /** Removes what an earlier run wrote. */
  void clear() throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      requireOurs();
      Files.delete(path);
    }
  }

  void write(byte[] bytes) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      requireOurs();
    }
    new AtomicFile(path).write(bytes);
  }

  /** Puts it in the place of whatever came there since {@link #clear}. */
  void replace(byte[] bytes) throws IOException {
    Files.deleteIfExists(path);
    new AtomicFile(path).write(bytes);
  }

  private void requireOurs() throws IOException {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || !isMarked()) {
      throw new IOException(path + " is there, and is not a report of Smoke's");
    }
  }

  private boolean isMarked() throws IOException {
    try (InputStream file = Files.newInputStream(path)) {
      return new String(file.readNBytes(START), StandardCharsets.UTF_8).contains(mark);
    }
  }
}
