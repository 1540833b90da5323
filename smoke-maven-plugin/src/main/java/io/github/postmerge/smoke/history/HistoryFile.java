package io.github.postmerge.smoke.history;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file of a history, read entry by entry. */
record HistoryFile(Path path) {

  private static final int BUFFER = 64 * 1024;

  /** Takes the entries of a file, one after the other. */
  @FunctionalInterface
  interface Entries {
    /** Takes one. */
    void take(InputStream entry) throws IOException;
  }

  /**
   * Hands on each entry.
   *
   * @throws java.nio.file.NoSuchFileException where the file is no more
   * @throws UnreadableEntryException where it is not what a run writes
   */
  void forEach(Entries entries) throws IOException {
    try (InputStream file =
        new BufferedInputStream(Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS), BUFFER)) {
      if (!path.toString().endsWith(HistoryFiles.COMPACTED)) {
        entries.take(new ByteArrayInputStream(bounded(file.readNBytes(HistoryFiles.LARGEST + 1))));
        return;
      }
      try (InputStream lines = new BufferedInputStream(new GZIPInputStream(file, BUFFER), BUFFER)) {
        forEachLine(lines, entries);
      }
    }
  }

  private static void forEachLine(InputStream lines, Entries entries) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = lines.read(); b >= 0; b = lines.read()) {
      if (b == '\n') {
        entries.take(new ByteArrayInputStream(line.toByteArray()));
        line.reset();
      } else {
        line.write(b);
        if (line.size() > HistoryFiles.LARGEST) {
          throw new UnreadableEntryException("a line of it is too long");
        }
      }
    }
    if (line.size() > 0) {
      throw new UnreadableEntryException("its last line is cut");
    }
  }

  private static byte[] bounded(byte[] content) throws UnreadableEntryException {
    if (content.length > HistoryFiles.LARGEST) {
      throw new UnreadableEntryException("it has grown while it was read");
    }
    return content;
  }
}
