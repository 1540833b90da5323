package io.github.postmerge.smoke.git;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

  /** The lock comes before the note, so what has a note and no lock is abandoned. */
  Held stake() throws IOException {
    FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Held held = new Held(this, channel);
    try {
      channel.lock();
      Files.writeString(note, Owner.ofThisProcess().reason());
      return held;
    } catch (IOException e) {
      held.close();
      throw e;
    }
  }

  /** Does something about what a dead owner left, while nobody else can. */
  void ifAbandoned(Reclaiming reclaiming) throws IOException {
    if (!mayBeAbandoned()) {
      return;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        @Nullable FileLock taken = channel.tryLock()) {
      if (taken != null && Files.exists(note)) {
        reclaiming.run();
        drop();
      }
    } catch (OverlappingFileLockException | NoSuchFileException e) {
      // Another thread is at it, or its owner has just given it up.
    }
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
    Files.deleteIfExists(lock);
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
