package io.github.postmerge.smoke.envelope.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A file for other tools to read; a file that Smoke did not write is never replaced.
 *
 * @param mark a text near the start of each such file
 */
public record MarkedFile(Path path, String mark) {

  private static final int START = 1_024;

  /** Removes the file of an earlier run. */
  public void clear() throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      requireOurs();
      Files.delete(path);
    }
  }

  /** Replaces the file of an earlier run. */
  public void write(byte[] bytes) throws IOException {
    write(out -> out.write(bytes));
  }

  /** The same for content that is too large for memory. */
  public void write(AtomicFile.Content content) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      requireOurs();
    }
    new AtomicFile(path).write(content);
  }

  /** Replaces whatever was put there since {@link #clear}. */
  public void replace(byte[] bytes) throws IOException {
    Files.deleteIfExists(path);
    new AtomicFile(path).write(bytes);
  }

  private void requireOurs() throws IOException {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || !isMarked()) {
      throw new IOException(path + " already exists, and Smoke did not write it");
    }
  }

  private boolean isMarked() throws IOException {
    try (InputStream file = Files.newInputStream(path)) {
      return new String(file.readNBytes(START), StandardCharsets.UTF_8).contains(mark);
    }
  }
}
