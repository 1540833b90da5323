package io.github.postmerge.smoke.lock;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says that something is in use, for exactly as long as its owner lives.
 *
 * <p>A process id alone is not enough: it says nothing across containers and machines that share a
 * disk. The system frees the lock when the owner ends, however it ends. The owner's process never
 * opens the locked file a second time, because on POSIX the first close of a file, through whatever
 * channel, frees all locks that the process has on it; therefore the note is a file of its own.
 *
 * @param note tells git and people who the owner is
 * @param lock an empty file that the owner keeps locked
 */
public record OwnershipLock(Path note, Path lock) {

  private static final Duration LONGEST_ACQUIRING = Duration.ofSeconds(1);

  /**
   * Takes it. The lock comes before the note, which is there whole or not at all.
   *
   * @throws java.nio.file.FileAlreadyExistsException where somebody has it
   */
  public Held acquire() throws IOException {
    FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Held held = new Held(this, channel, key(lock));
    try {
      channel.lock();
      Files.writeString(incomplete(), LockOwner.ofThisProcess().reason());
      Files.move(incomplete(), note, StandardCopyOption.ATOMIC_MOVE);
      return held;
    } catch (IOException e) {
      held.close();
      throw e;
    }
  }

  /** Who has it; empty where nobody has, or the owner cannot be read. */
  public Optional<LockOwner> owner() throws IOException {
    try {
      return LockOwner.read(Files.readString(note));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Does something about what a dead owner left, while nobody else can.
   *
   * @return whether it was done
   */
  public boolean ifAbandoned(Reclaiming reclaiming) throws IOException {
    if (owner().filter(owner -> !owner.isSeenAlive()).isEmpty()) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        @Nullable FileLock taken = channel.tryLock()) {
      if (taken != null && Files.exists(note)) {
        reclaiming.run();
        drop();
        return true;
      }
    } catch (OverlappingFileLockException | NoSuchFileException e) {
      // Another thread does it, or the owner has just given it up.
    }
    return false;
  }

  private void drop() throws IOException {
    Files.deleteIfExists(note);
    dropIncomplete();
  }

  /**
   * Removes all but the note: what is left where the owner died while it acquired or released the
   * lock.
   *
   * <p>No live process leaves an incomplete lock for as long as {@link #isOld} asks. One that was
   * stopped in between finds it gone and fails, or tries again.
   */
  public void dropIncomplete() throws IOException {
    Files.deleteIfExists(incomplete());
    Files.deleteIfExists(lock);
  }

  /** Whether a file is older than anybody takes to acquire or release a lock. */
  public static boolean isOld(Path path) throws IOException {
    Instant changed = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
    return changed.plus(LONGEST_ACQUIRING).isBefore(Instant.now());
  }

  /** The note while it is written. */
  public Path incomplete() {
    return note.resolveSibling(note.getFileName() + ".half");
  }

  /** Takes something back. */
  @FunctionalInterface
  public interface Reclaiming {
    /** Runs under the lock. */
    void run() throws IOException;
  }

  /** A lock while it is ours; one that is dropped unclosed is freed by the garbage collector. */
  public record Held(OwnershipLock held, FileChannel channel, Optional<Object> file)
      implements Closeable {

    /** Where somebody has deleted the file, the one that is there now is another owner's. */
    @Override
    public void close() throws IOException {
      try (channel) {
        if (file.equals(key(held.lock()))) {
          held.drop();
        }
      }
    }
  }

  private static Optional<Object> key(Path file) throws IOException {
    try {
      return Optional.ofNullable(
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
              .fileKey());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
