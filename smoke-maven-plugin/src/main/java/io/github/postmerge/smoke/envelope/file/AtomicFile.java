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
 * A file that is replaced atomically: a reader sees the old content or the new, never a part.
 *
 * <p>The content is written to a temporary file in the same folder, forced to disk and renamed;
 * then the folder is forced to disk.
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
    /** Writes the whole content; the stream is buffered. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces the file's content.
   *
   * @throws IOException if the file cannot be replaced; the old content is then intact
   */
  public void write(byte[] bytes) throws IOException {
    write(out -> out.write(bytes));
  }

  /**
   * The same for content that is too large for memory.
   *
   * @throws IOException if the file cannot be replaced; the old content is then intact
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

  /** Throws unless the path is free or a regular file, because a rename would replace a device. */
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

  /** Whether it is a temporary file of a dead process; a live one is still writing its file. */
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
   * Makes the rename survive a power failure; Windows cannot force a folder.
   *
   * <p>A failure is ignored, because readers already see the new content.
   */
  private void forceFolder() {
    if (folder().getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder(), StandardOpenOption.READ)) {
        channel.force(true);
      } catch (IOException e) {
        // The operating system forces it later.
      }
    }
  }
}
