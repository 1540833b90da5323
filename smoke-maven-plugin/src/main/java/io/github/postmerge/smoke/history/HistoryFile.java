package io.github.postmerge.smoke.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** A file of a history, read entry by entry. */
record HistoryFile(Path path) {

  private static final int BUFFER = 64 * 1024;
  private static final Set<OpenOption> READING =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  /** Receives the entries of a file, one after the other. */
  @FunctionalInterface
  interface Entries {
    /** Receives one entry. */
    void take(byte[] entry) throws IOException;
  }

  /**
   * Passes on each entry.
   *
   * @throws java.nio.file.NoSuchFileException if the file no longer exists
   * @throws UnreadableEntryException if the file is not as a run writes it
   */
  void forEach(Entries entries) throws IOException {
    try (SeekableByteChannel file = Files.newByteChannel(path, READING)) {
      if (!path.toString().endsWith(HistoryFiles.COMPACTED)) {
        entries.take(whole(file));
        return;
      }
      try (InputStream lines = new GZIPInputStream(Channels.newInputStream(file), BUFFER)) {
        forEachLine(lines, entries);
      }
    }
  }

  private static byte[] whole(SeekableByteChannel file) throws IOException {
    long size = file.size();
    if (size > HistoryFiles.LARGEST) {
      throw new UnreadableEntryException("it grew while it was read");
    }
    ByteBuffer content = ByteBuffer.allocate((int) size);
    int read = 0;
    while (read >= 0 && content.hasRemaining()) {
      read = file.read(content);
    }
    return content.hasRemaining()
        ? Arrays.copyOf(content.array(), content.position())
        : content.array();
  }

  private static void forEachLine(InputStream lines, Entries entries) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    for (int length = lines.read(buffer); length >= 0; length = lines.read(buffer)) {
      int from = 0;
      for (int i = 0; i < length; i++) {
        if (buffer[i] == '\n') {
          line.write(buffer, from, i - from);
          entries.take(bounded(line).toByteArray());
          line.reset();
          from = i + 1;
        }
      }
      line.write(buffer, from, length - from);
      bounded(line);
    }
    if (line.size() > 0) {
      throw new UnreadableEntryException("its last line is incomplete");
    }
  }

  private static ByteArrayOutputStream bounded(ByteArrayOutputStream line)
      throws UnreadableEntryException {
    if (line.size() > HistoryFiles.LARGEST) {
      throw new UnreadableEntryException("one of its lines is too long");
    }
    return line;
  }
}
