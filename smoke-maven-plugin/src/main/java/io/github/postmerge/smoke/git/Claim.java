package io.github.postmerge.smoke.git;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says that something is in use, for exactly as long as its owner lives.
 *
 * <p>A process id alone would not do: it says nothing across containers and machines that share a
 * disk. The system frees the lock when the owner ends, however it ends. The locked file is never
 * opened by its owner's process a second time, for on POSIX the first close of a file, through
 * whatever channel, frees all locks that the process has on it; hence the note beside it.
 *
 * @param note tells git and people who the owner is
 * @param lock an empty file that the owner keeps locked
 */
record Claim(Path note, Path lock) {

  private static final Duration LONGEST_STAKING = Duration.ofSeconds(1);

  /** The lock comes before the note, which is there whole or not at all. */
  Held stake() throws IOException {
    FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Held held = new Held(this, channel);
    try {
      channel.lock();
      Files.writeString(half(), Owner.ofThisProcess().reason());
      Files.move(half(), note, StandardCopyOption.ATOMIC_MOVE);
      return held;
    } catch (IOException e) {
      held.close();
      throw e;
    }
  }

  /**
   * Does something about what a dead owner left, while nobody else can.
   *
   * @return whether it was done
   */
  boolean ifAbandoned(Reclaiming reclaiming) throws IOException {
    if (!mayBeAbandoned()) {
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
      // Another thread is at it, or its owner has just given it up.
    }
    return false;
  }

  private boolean mayBeAbandoned() throws IOException {
    try {
      Optional<Owner> owner = Owner.read(Files.readString(note));
      return owner.isPresent() && !owner.get().isSeenAlive();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private void drop() throws IOException {
    Files.deleteIfExists(note);
    dropHalf();
  }

  /**
   * Removes what is left where somebody died while he staked a claim or dropped it: all but the
   * note.
   *
   * <p>Nobody takes so long over that as it has lain there, but for one who was stopped in between;
   * he finds it gone and fails, or tries again.
   */
  void dropHalf() throws IOException {
    Files.deleteIfExists(half());
    Files.deleteIfExists(lock);
  }

  /** Whether this has lain there for longer than anybody takes to stake a claim or to drop one. */
  static boolean isOld(Path path) throws IOException {
    Instant changed = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
    return changed.plus(LONGEST_STAKING).isBefore(Instant.now());
  }

  Path half() {
    return note.resolveSibling(note.getFileName() + ".half");
  }

  /** Takes something back. */
  @FunctionalInterface
  interface Reclaiming {
    /** Runs under the lock. */
    void run() throws IOException;
  }

  /** A claim while it is ours; one that is dropped unclosed loses its lock to the collector. */
  record Held(Claim claim, FileChannel channel) implements AutoCloseable {

    @Override
    public void close() throws IOException {
      try (channel) {
        claim.drop();
      }
    }
  }
}
