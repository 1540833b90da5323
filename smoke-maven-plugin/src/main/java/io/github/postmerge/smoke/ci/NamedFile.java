package io.github.postmerge.smoke.ci;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * A file that a CI system names in a variable, for programs to append to.
 *
 * @param path a regular file
 */
record NamedFile(Path path) {

  static NamedFile in(Map<String, String> environment, String variable) throws IOException {
    String value = environment.getOrDefault(variable, "");
    if (value.isBlank()) {
      throw new IOException(variable + " is not set");
    }
    Path path;
    try {
      path = Path.of(value);
    } catch (InvalidPathException e) {
      throw new IOException(variable + " is not a valid path", e);
    }
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (!Files.isRegularFile(path)) {
      throw new IOException(path + " is not a regular file");
    }
    return new NamedFile(path);
  }

  long size() throws IOException {
    return Files.size(path);
  }

  /** Whether the file does not end with a line break. */
  boolean endsInsideLine() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      if (file.length() == 0) {
        return false;
      }
      file.seek(file.length() - 1);
      return file.read() != '\n';
    }
  }

  void append(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }
}
