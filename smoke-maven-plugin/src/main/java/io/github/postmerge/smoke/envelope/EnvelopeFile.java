package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.lock.OwnershipLock;
import io.github.postmerge.smoke.process.GuardedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
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
import java.util.Arrays;
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
  private final EnvelopeRecovery recovery;
  private byte[] written = {};

  /** The file at this path; its folder is made where it is missing. */
  public EnvelopeFile(Path file) {
    this.file = file.toAbsolutePath().normalize();
    this.recovery = new EnvelopeRecovery(this.file);
  }

  /** Where it is. */
  public Path path() {
    return file;
  }

  /**
   * Locks the path against other runs that would write there, until the lock is closed.
   *
   * @throws EnvelopeInUseException where another run has it
   * @throws IOException where nothing can be written there, or what is there is no regular file
   */
  public OwnershipLock.Held lock() throws EnvelopeInUseException, IOException {
    requireReplaceable();
    Files.createDirectories(folder());
    return new EnvelopeLock(file).acquire();
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

  /**
   * Puts an envelope in the place of an earlier one of this run, whatever the smoke did to it: its
   * folder's permissions are changed back, what it put there is replaced, and where neither can be
   * done it is deleted.
   *
   * @throws UnwrittenEnvelopeException where the envelope could not be written; it says what is
   *     left
   */
  public void settle(PostMergeSmokeRun run) throws UnwrittenEnvelopeException {
    byte[] bytes = EnvelopeJson.bytes(run);
    try {
      write(bytes);
    } catch (IOException first) {
      if (!recovery.restoredPermissions() && holdsWhatWeWrote()) {
        throw new UnwrittenEnvelopeException(Left.EARLIER_STATE, first);
      }
      try {
        recovery.clearPath();
        write(bytes);
      } catch (IOException second) {
        settleInPlace(bytes, second);
      }
    }
  }

  /** A reader may see a part for a moment: better than what the smoke wrote. */
  private void settleInPlace(byte[] bytes, IOException failure) throws UnwrittenEnvelopeException {
    if (!holdsWhatWeWrote() && recovery.overwrite(bytes)) {
      written = bytes;
    } else {
      throw new UnwrittenEnvelopeException(left(), failure);
    }
  }

  /** What is to be deleted where the smoke changes it and kills this JVM. */
  public GuardedFile guarded() {
    return GuardedFile.of(file, written);
  }

  /**
   * Puts back what this run wrote last, where the smoke has changed it: until the verdict is
   * written, a run that is killed must not leave what the smoke wrote.
   */
  public void restore() {
    if (written.length > 0 && !holdsWhatWeWrote()) {
      try {
        recovery.restoredPermissions();
        recovery.clearPath();
        write(written);
      } catch (IOException e) {
        recovery.overwrite(written);
      }
    }
  }

  /** What is at the path now, for somebody who could not write there. */
  public Left left() {
    if (recovery.isGone()) {
      return Left.NOTHING;
    }
    return holdsWhatWeWrote() ? Left.EARLIER_STATE : Left.NOT_OURS;
  }

  /** What is at the path where an envelope could not be written. */
  public enum Left {
    /** No file. */
    NOTHING,
    /** What this run wrote before. */
    EARLIER_STATE,
    /** A file that this run has not written. */
    NOT_OURS
  }

  private boolean holdsWhatWeWrote() {
    return written.length > 0 && holds(written);
  }

  private boolean holds(byte[] bytes) {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && Arrays.equals(Files.readAllBytes(file), bytes);
    } catch (IOException e) {
      return false;
    }
  }

  private void write(byte[] bytes) throws IOException {
    requireReplaceable();
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
    if (written.length == 0) {
      recovery.rememberPermissions();
    }
    written = bytes;
  }

  /** A rename would put a regular file in the place of a device. */
  private void requireReplaceable() throws IOException {
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
