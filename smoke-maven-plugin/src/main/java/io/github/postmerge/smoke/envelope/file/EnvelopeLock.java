package io.github.postmerge.smoke.envelope.file;

import io.github.postmerge.smoke.lock.LockOwner;
import io.github.postmerge.smoke.lock.OwnershipLock;
import io.github.postmerge.smoke.process.GuardedFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Prevents two runs from writing the same envelope, and takes the lock over from dead runs. */
final class EnvelopeLock {

  private static final int MOST_TRIES = 150;
  private static final long PAUSE_NANOS = 20_000_000;

  private final Path envelope;
  private final OwnershipLock lock;

  EnvelopeLock(Path envelope) {
    this.envelope = envelope;
    this.lock = new OwnershipLock(beside(".owner"), beside(".lock"));
  }

  private Path beside(String ending) {
    return envelope.resolveSibling("." + envelope.getFileName() + ending);
  }

  OwnershipLock.Held acquire() throws EnvelopeInUseException, IOException {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Optional<LockOwner> owner = lock.owner();
      if (owner.isPresent() && owner.get().isSeenAlive()) {
        throw inUse(owner);
      }
      if (!lock.ifAbandoned(() -> GuardedFile.awaitEndOfGuards(envelope)) && isIncomplete()) {
        lock.dropIncomplete();
      }
      try {
        return lock.acquire();
      } catch (FileAlreadyExistsException e) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    throw inUse(lock.owner());
  }

  /** The owner died while it acquired or released the lock. */
  private boolean isIncomplete() throws IOException {
    return Files.exists(lock.lock())
        && !Files.exists(lock.note())
        && OwnershipLock.isOld(lock.lock());
  }

  private EnvelopeInUseException inUse(Optional<LockOwner> owner) throws IOException {
    String holder =
        String.format(
            Locale.ROOT,
            "%s, since %s",
            owner.map(o -> "process " + o.pid()).orElse("one on another machine"),
            since().truncatedTo(ChronoUnit.SECONDS));
    return new EnvelopeInUseException(
        String.format(
            "Another run is writing the envelope \"%s\": %s. Wait for its end, or name another file"
                + " with -Dsmoke.envelope=FILE.",
            envelope, holder),
        holder);
  }

  private Instant since() throws IOException {
    try {
      return Files.getLastModifiedTime(lock.lock()).toInstant();
    } catch (NoSuchFileException e) {
      return Instant.now();
    }
  }
}
