package io.github.postmerge.smoke.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The file that the smoke's whole output goes to; links and folders in its place are not touched.
 */
public record LogFile(Path path) {

  /** An older run's log must not be taken for this one's. */
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
   * @throws IOException where no regular file is there any more
   */
  public long size() throws IOException {
    BasicFileAttributes there =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!there.isRegularFile()) {
      throw new IOException("something else is in its place");
    }
    return there.size();
  }

  /** Makes it anew, and its folder where that is missing. */
  OutputStream create() throws IOException {
    Path folder = path.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }
}
