package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.worktree.RepositoryState;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The result of one smoke.
 *
 * @param masker masks its output, and shows paths in the worktree relative to its top
 * @param before the state of the repository before it ran
 * @param log the smoke's whole output, if it was written
 * @param keptWorktree the worktree that was kept for inspection, if any
 */
public record SmokeRun(
    ProcessOutcome outcome,
    Masker masker,
    RepositoryState before,
    Optional<WrittenFile> log,
    Optional<Path> keptWorktree) {

  /** The same, after its log was removed. */
  public SmokeRun withoutLog() {
    return new SmokeRun(outcome, masker, before, Optional.empty(), keptWorktree);
  }

  /** Whether its command was launched. */
  public boolean wasLaunched() {
    return wasLaunched(outcome);
  }

  /** Wall-clock time in milliseconds; 0 only if it was not launched. */
  public long milliseconds() {
    return milliseconds(outcome);
  }

  /** Whether the run was told to stop before it ended. */
  public boolean wasAborted() {
    return outcome.ending() instanceof Ending.Aborted;
  }

  /** A sentence that says why it could not be launched; empty if it was. */
  public Optional<String> launchFailure() {
    return outcome.ending() instanceof Ending.NotStarted notStarted
        ? Optional.of("The smoke command could not be started: " + notStarted.why() + ".")
        : Optional.empty();
  }

  /** A run of less than a millisecond counts as 1 ms, because 0 means that it did not run. */
  static long milliseconds(ProcessOutcome outcome) {
    return wasLaunched(outcome) ? Math.max(1, outcome.duration().toMillis()) : 0;
  }

  private static boolean wasLaunched(ProcessOutcome outcome) {
    return !(outcome.ending() instanceof Ending.NotStarted);
  }
}
