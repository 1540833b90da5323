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
 * The envelope of one run on disk: what this run wrote last, or nothing, whatever the smoke does.
 *
 * <p>A reader sees the old or the new and never a part.
 */
public final class EnvelopeFile {

  private final Path file;
  private final AtomicFile disk;
  private final EnvelopeRecovery recovery;
  private OlderEnvelope older = new OlderEnvelope("");
  private byte[] written = {};
  private @Nullable Path realFile;

  /** The file at this path; its folder is made where it is missing. */
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
   * @throws EnvelopeInUseException where another run has it
   * @throws IOException where nothing can be written there, or what is there is no regular file
   */
  public Closeable lock() throws EnvelopeInUseException, IOException {
    disk.requireReplaceable();
    Files.createDirectories(disk.folder());
    Closeable lock = new EnvelopeLock(file).acquire();
    older = OlderEnvelope.at(file);
    return lock;
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

  /**
   * Whether a file beside it is an earlier run's: the folder is for smokes alone, or what was here
   * before this run lists it.
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
   * Where a link on the path now points elsewhere, the file that was written first is elsewhere
   * too.
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
   * Deletes what another run left.
   *
   * @throws IOException where what is there is no regular file
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
