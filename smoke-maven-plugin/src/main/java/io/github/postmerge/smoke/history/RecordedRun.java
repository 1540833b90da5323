package io.github.postmerge.smoke.history;

import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.blame.ErrorCount;
import io.github.postmerge.smoke.verdict.Status;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run as a history records it.
 *
 * @param id unique for each run
 * @param merge the commit that it ran at
 * @param smoke which smoke, and on what kind of machine
 * @param outcome how it ended
 * @param startedAt by its machine's clock
 * @param durationMs wall time of the smoke command alone, in milliseconds
 * @param digest of the file's content without the captured output
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
   * The commit that a run was made at.
   *
   * @param commit full id; null if none could be resolved
   * @param parent the commit's first parent; null if it has none or it is not known
   * @param committedAt by the committer's clock; null if not known
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
     * The key of a smoke on a machine.
     *
     * @param os name and version; only the name is used
     */
    public static SmokeKey of(String name, String os, String arch) {
      return new SmokeKey(name, os.strip().split(" ", 2)[0] + "/" + arch);
    }
  }

  /**
   * How a run ended.
   *
   * @param isDryRun whether the run did not look at main, so that it says nothing about main
   * @param signature of the failure; null if it did not fail
   * @param diagnosis the conclusion from reruns; null if there were none
   * @param atBroken reruns of a merge that a diagnosis blames, and how many of them passed
   */
  public record Outcome(
      Status status,
      boolean isDryRun,
      @Nullable String signature,
      @Nullable Conclusion diagnosis,
      ErrorCount atBroken) {}

  /** The commit's full id; empty if none could be resolved. */
  public String commit() {
    return merge.commit() == null ? "" : merge.commit();
  }

  /** Whether the smoke passed at the commit. */
  public boolean isGreen() {
    return outcome.status() == Status.PASS && !outcome.isDryRun();
  }

  /** Whether the smoke failed or timed out at the commit. */
  public boolean isRed() {
    boolean isRed = outcome.status() == Status.FAIL || outcome.status() == Status.TIMEOUT;
    return isRed && !outcome.isDryRun();
  }

  /** Whether the run says if the commit works. */
  public boolean hasVerdict() {
    return isGreen() || isRed();
  }

  /** The conclusion from reruns; empty if there were none. */
  public Optional<Conclusion> diagnosis() {
    return Optional.ofNullable(outcome.diagnosis());
  }
}
