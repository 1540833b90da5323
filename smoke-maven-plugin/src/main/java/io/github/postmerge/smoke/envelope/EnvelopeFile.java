package io.github.postmerge.smoke.envelope;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The envelope on disk, of which a reader sees the old or the new and never a part.
 *
 * <p>Written to a temporary beside it, forced to the disk, renamed over it, and the rename forced
 * too.
 */
public final class EnvelopeFile {

  private final Path file;

  /** The file at this path; its folder is made where it is missing. */
  public EnvelopeFile(Path file) {
    this.file = file.toAbsolutePath().normalize();
  }

  /** Where it is. */
  public Path path() {
    return file;
  }

  /**
   * Puts an envelope in the place of what was there.
   *
   * @throws IOException where it cannot; what was there is intact then
   */
  public void write(PostMergeSmokeRun run) throws IOException {
    write(EnvelopeJson.bytes(run));
  }

  /**
   * Puts the answer of a reproduction in the place of what was there.
   *
   * @throws IOException where it cannot; what was there is intact then
   */
  public void write(Reproduction reproduction) throws IOException {
    write(EnvelopeJson.bytes(reproduction));
  }

  private void write(byte[] bytes) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a folder");
    }
    Files.createDirectories(folder());
    Path temporary = temporary();
    try {
      writeDurably(temporary, bytes);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      removeAfter(e, temporary);
      throw e;
    }
    forceFolder();
  }

  private static void removeAfter(Exception failure, Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Removes what runs that were killed while writing left beside it. */
  public void sweepLeftovers() throws IOException {
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

  private Path folder() {
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

  private static void writeDurably(Path path, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
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
