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
 * A lock that is held exactly as long as its owner lives.
 *
 * <p>A process id alone is not enough, because containers and machines can share a disk. The system
 * releases the lock when the owner ends for any reason. The note is a separate file, because the
 * owner must never open the locked file again: on POSIX, the first close of a file through any
 * channel releases all locks that the process has on it.
 *
 * @param note a file that names the owner to git and to people
 * @param lock an empty file that the owner keeps locked
 */
public record OwnershipLock(Path note, Path lock) {

  private static final Duration LONGEST_ACQUIRING = Duration.ofSeconds(1);

  /**
   * Acquires the lock, then writes the note atomically.
   *
   * @throws java.nio.file.FileAlreadyExistsException if it is held
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

  /** The owner; empty if the lock is free or the note cannot be parsed. */
  public Optional<LockOwner> owner() throws IOException {
    try {
      return LockOwner.read(Files.readString(note));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Runs an action while holding the lock of a dead owner, then removes the lock.
   *
   * @return whether the action ran
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
      // Another thread reclaims it, or the owner has just released it.
    }
    return false;
  }

  private void drop() throws IOException {
    Files.deleteIfExists(note);
    dropIncomplete();
  }

  /**
   * Removes all but the note, if the owner died while it acquired or released the lock.
   *
   * <p>No live process leaves an incomplete lock for longer than {@link #isOld} allows. A process
   * that was suspended meanwhile finds the lock removed, and fails or tries again.
   */
  public void dropIncomplete() throws IOException {
    Files.deleteIfExists(incomplete());
    Files.deleteIfExists(lock);
  }

  /** Whether a file is older than the longest time to acquire or release a lock. */
  public static boolean isOld(Path path) throws IOException {
    Instant changed = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
    return changed.plus(LONGEST_ACQUIRING).isBefore(Instant.now());
  }

  /** The note while it is being written. */
  public Path incomplete() {
    return note.resolveSibling(note.getFileName() + ".half");
  }

  /** An action on the resources of a dead owner. */
  @FunctionalInterface
  public interface Reclaiming {
    /** Runs while the lock is held. */
    void run() throws IOException;
  }

  /** A held lock; the garbage collector releases one that is not closed. */
  public record Held(OwnershipLock held, FileChannel channel, Optional<Object> file)
      implements Closeable {

    /** Removes the lock; if the file was replaced, the new one belongs to another owner. */
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
