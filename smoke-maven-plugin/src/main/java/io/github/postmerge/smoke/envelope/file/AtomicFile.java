package io.github.postmerge.smoke.envelope.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file of which a reader sees the old content or the new and never a part.
 *
 * <p>Written to a temporary beside it, forced to the disk, renamed over it, and the rename forced
 * too.
 */
public final class AtomicFile {

  private static final int BUFFER = 64 * 1024;

  private final Path file;

  /** The file at this path. */
  public AtomicFile(Path file) {
    this.file = file;
  }

  /** Writes a file's content. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; the stream is buffered. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Puts bytes in the place of what was there.
   *
   * @throws IOException where it cannot; what was there is intact then
   */
  public void write(byte[] bytes) throws IOException {
    write(out -> out.write(bytes));
  }

  /**
   * The same of content that is too large for memory.
   *
   * @throws IOException where it cannot; what was there is intact then
   */
  public void write(Content content) throws IOException {
    requireReplaceable();
    Files.createDirectories(folder());
    Path temporary = temporary();
    try {
      writeDurably(temporary, content);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      removeAfter(e, temporary);
      throw e;
    }
    forceFolder();
  }

  /** A rename would put a regular file in the place of a device. */
  void requireReplaceable() throws IOException {
    BasicFileAttributes there;
    try {
      there = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return;
    }
    if (there.isDirectory()) {
      throw new IOException("it is a folder");
    }
    if (there.isSymbolicLink()) {
      throw new IOException("it is a symbolic link");
    }
    if (!there.isRegularFile()) {
      throw new IOException("it is a device, a FIFO or a socket");
    }
  }

  private static void removeAfter(Exception failure, Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Removes temporary files of runs that were killed while they wrote. */
  void sweepLeftovers() throws IOException {
    if (!Files.isDirectory(folder())) {
      return;
    }
    try (DirectoryStream<Path> leftovers =
        Files.newDirectoryStream(folder(), name -> isLeftover(name.getFileName().toString()))) {
      for (Path leftover : leftovers) {
        Files.deleteIfExists(leftover);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  Path folder() {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }

  private String prefix() {
    return "." + file.getFileName() + ".";
  }

  private Path temporary() {
    return folder()
        .resolve(
            String.format(
                Locale.ROOT,
                "%s%d.%08x.tmp",
                prefix(),
                ProcessHandle.current().pid(),
                ThreadLocalRandom.current().nextInt()));
  }

  /** A temporary of a process that is no more; one that lives is still writing its own. */
  private boolean isLeftover(String name) {
    if (!name.startsWith(prefix()) || !name.endsWith(".tmp")) {
      return false;
    }
    String pid = name.substring(prefix().length()).split("\\.", 2)[0];
    return pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
  }

  private static void writeDurably(Path path, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /**
   * A rename is only safe from a power cut once its folder is on the disk; Windows has no such.
   *
   * <p>To fail here would be to call what every reader already sees unwritten.
   */
  private void forceFolder() {
    if (folder().getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder(), StandardOpenOption.READ)) {
        channel.force(true);
      } catch (IOException e) {
        // The disk takes its time.
      }
    }
  }
}
