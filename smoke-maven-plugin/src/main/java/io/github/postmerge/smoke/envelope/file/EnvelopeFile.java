package io.github.postmerge.smoke.envelope.file;

import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.Reproduction;
import io.github.postmerge.smoke.process.GuardedFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of one run on disk: this run's last version or no file, whatever the smoke does.
 *
 * <p>It is replaced atomically: a reader sees the old or the new version, never a part.
 */
public final class EnvelopeFile {

  private final Path file;
  private final AtomicFile disk;
  private final EnvelopeRecovery recovery;
  private OlderEnvelope older = new OlderEnvelope("");
  private byte[] written = {};
  private @Nullable Path realFile;

  /** The file at this path; its folder is created if it is missing. */
  public EnvelopeFile(Path file) {
    this.file = file.toAbsolutePath().normalize();
    this.disk = new AtomicFile(this.file);
    this.recovery = new EnvelopeRecovery(this.file);
  }

  /** Where it is. */
  public Path path() {
    return file;
  }

  /**
   * Locks the path against other runs that would write there, until the lock is closed.
   *
   * @throws EnvelopeInUseException if another run has the lock
   * @throws IOException if nothing can be written there, or the path is not a regular file
   */
  public Closeable lock() throws EnvelopeInUseException, IOException {
    disk.requireReplaceable();
    Files.createDirectories(disk.folder());
    Closeable lock = new EnvelopeLock(file).acquire();
    older = OlderEnvelope.at(file);
    return lock;
  }

  /**
   * Replaces the file with an envelope.
   *
   * @throws IOException if the file cannot be replaced; the old content is then intact
   */
  public void write(PostMergeSmokeRun run) throws IOException {
    write(EnvelopeJson.bytes(run));
  }

  /**
   * Replaces the file with the answer of a reproduction.
   *
   * @throws IOException if the file cannot be replaced; the old content is then intact
   */
  public void write(Reproduction reproduction) throws IOException {
    write(EnvelopeJson.bytes(reproduction));
  }

  /**
   * Replaces an earlier envelope of this run, whatever the smoke did to it: restores the folder's
   * permissions and replaces what the smoke put there, or deletes it if that is not possible.
   *
   * @throws UnwrittenEnvelopeException if the envelope could not be written; it says what is left
   */
  public void settle(PostMergeSmokeRun run) throws UnwrittenEnvelopeException {
    byte[] bytes = EnvelopeJson.bytes(run);
    writeWhereItWas(bytes);
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

  /** Not atomic, but better than leaving what the smoke wrote. */
  private void settleInPlace(byte[] bytes, IOException failure) throws UnwrittenEnvelopeException {
    if (!holdsWhatWeWrote() && recovery.overwrite(bytes)) {
      written = bytes;
    } else {
      throw new UnwrittenEnvelopeException(left(), failure);
    }
  }

  /** The envelope as a file to delete if the smoke changes it and kills this JVM. */
  public GuardedFile guarded() {
    return GuardedFile.of(file, written);
  }

  /**
   * Restores this run's last version if the smoke has changed it: if the run is killed before the
   * verdict is written, what the smoke wrote must not remain.
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

  /** What is at the path now, after a failed write. */
  public Left left() {
    if (recovery.isGone()) {
      return Left.NOTHING;
    }
    return holdsWhatWeWrote() ? Left.EARLIER_STATE : Left.NOT_OURS;
  }

  /** What is at the path of an envelope that could not be written. */
  public enum Left {
    /** No file. */
    NOTHING,
    /** An earlier version of this run's envelope. */
    EARLIER_STATE,
    /** A file that this run did not write. */
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

  /**
   * Whether an earlier run may have written a file beside the envelope: its folder is {@code
   * smoke}, or the older envelope lists the file.
   */
  public boolean mayHaveMade(Path beside) {
    String folder = String.valueOf(disk.folder().getFileName());
    return folder.equals("smoke") || older.mayHaveMade(String.valueOf(beside.getFileName()));
  }

  private void write(byte[] bytes) throws IOException {
    disk.write(bytes);
    if (written.length == 0) {
      recovery.rememberPermissions();
      realFile = disk.folder().toRealPath().resolve(file.getFileName());
    }
    written = bytes;
  }

  /**
   * Also updates the file that was written first, if a link on the path now points to another one.
   */
  private void writeWhereItWas(byte[] bytes) {
    if (realFile == null || !Files.exists(realFile, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      if (!Files.isSameFile(realFile, file)) {
        new AtomicFile(realFile).write(bytes);
      }
    } catch (IOException e) {
      new EnvelopeRecovery(realFile).overwrite(bytes);
    }
  }

  /**
   * Deletes an envelope of an earlier run.
   *
   * @throws IOException if the path is not a regular file
   */
  public void removeOlder() throws IOException {
    disk.requireReplaceable();
    Files.deleteIfExists(file);
  }

  /** Removes temporary files of runs that were killed while they wrote. */
  public void sweepLeftovers() throws IOException {
    disk.sweepLeftovers();
  }
}
