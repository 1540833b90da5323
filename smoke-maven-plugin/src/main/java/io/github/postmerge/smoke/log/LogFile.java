package io.github.postmerge.smoke.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** The file for the smoke's whole output; a link or folder at its path is not touched. */
public record LogFile(Path path) {

  /** Removes an older run's log, so that it is not mistaken for this run's. */
  public void removeOlder(Path envelope) throws IOException {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
        || (Files.exists(envelope) && Files.isSameFile(path, envelope))) {
      return;
    }
    try {
      Files.delete(path);
    } catch (IOException e) {
      FileChannel.open(
              path,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING,
              LinkOption.NOFOLLOW_LINKS)
          .close();
    }
  }

  /**
   * Its size in bytes.
   *
   * @throws IOException if it is no longer a regular file
   */
  public long size() throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()) {
      throw new IOException("it is no longer a regular file");
    }
    return attributes.size();
  }

  /** Creates it, and its folder if that is missing. */
  OutputStream create() throws IOException {
    Path folder = path.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }
}
