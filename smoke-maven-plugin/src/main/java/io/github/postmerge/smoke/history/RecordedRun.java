package io.github.postmerge.smoke.history;

import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.blame.ErrorCount;
import io.github.postmerge.smoke.verdict.Status;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run as a history tells it.
 *
 * @param id unique to it
 * @param merge where it was
 * @param smoke which smoke, and on what kind of machine
 * @param outcome how it ended
 * @param startedAt by its machine's clock
 * @param durationMs wall time of the smoke command alone, in milliseconds
 * @param digest of all that the file says, but for the captured output
 */
public record RecordedRun(
    String id,
    Place merge,
    SmokeKey smoke,
    Outcome outcome,
    Instant startedAt,
    long durationMs,
    long digest) {

  /**
   * Where a run was.
   *
   * @param commit full id; null where none could be resolved
   * @param parent the commit's first parent; null where it has none, or it is not known
   * @param committedAt by the committer's clock; null where it is not known
   */
  public record Place(
      @Nullable String commit, @Nullable String parent, @Nullable Instant committedAt) {}

  /**
   * Which smoke.
   *
   * @param platform operating system and architecture
   */
  public record SmokeKey(String name, String platform) {

    /**
     * A smoke on a machine.
     *
     * @param os of which the family counts, whatever its version
     */
    public static SmokeKey of(String name, String os, String arch) {
      return new SmokeKey(name, os.strip().split(" ", 2)[0] + "/" + arch);
    }
  }

  /**
   * What a run came to.
   *
   * @param isDryRun it did not look at main, and says nothing of it
   * @param signature of the failure; null where there was none
   * @param diagnosis what reruns said; null where there were none
   * @param atBroken reruns of a merge that a diagnosis blames, and how many of them passed
   */
  public record Outcome(
      Status status,
      boolean isDryRun,
      @Nullable String signature,
      @Nullable Conclusion diagnosis,
      ErrorCount atBroken) {}

  /** The commit's full id; empty where none could be resolved. */
  public String commit() {
    return merge.commit() == null ? "" : merge.commit();
  }

  /** Whether the smoke passed at the commit. */
  public boolean isGreen() {
    return outcome.status() == Status.PASS && !outcome.isDryRun();
  }

  /** Whether it failed there. */
  public boolean isRed() {
    boolean isRed = outcome.status() == Status.FAIL || outcome.status() == Status.TIMEOUT;
    return isRed && !outcome.isDryRun();
  }

  /** Whether it tells anything about the commit. */
  public boolean hasVerdict() {
    return isGreen() || isRed();
  }

  /** What reruns said. */
  public Optional<Conclusion> diagnosis() {
    return Optional.ofNullable(outcome.diagnosis());
  }
}
