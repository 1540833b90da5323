package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.worktree.RepositoryState;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What one smoke came to.
 *
 * @param masker for its output: masks it, and shows paths in the worktree from the top
 * @param before the state of the repository before it ran
 * @param log the smoke's whole output, where it was written
 * @param keptWorktree the worktree that was left for a person to look at
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

  /** Whether its command was launched at all. */
  public boolean wasLaunched() {
    return wasLaunched(outcome);
  }

  /** Wall time in milliseconds; 0 exactly where it was not launched. */
  public long milliseconds() {
    return milliseconds(outcome);
  }

  /** Whether the run was told to stop before it ended. */
  public boolean wasAborted() {
    return outcome.ending() instanceof Ending.Aborted;
  }

  /** Why it could not be launched, as a sentence; empty where it was. */
  public Optional<String> launchFailure() {
    return outcome.ending() instanceof Ending.NotStarted notStarted
        ? Optional.of("The smoke command could not be started: " + notStarted.why() + ".")
        : Optional.empty();
  }

  /** Zero means that it did not run, so what ran for less than a millisecond took one. */
  static long milliseconds(ProcessOutcome outcome) {
    return wasLaunched(outcome) ? Math.max(1, outcome.duration().toMillis()) : 0;
  }

  private static boolean wasLaunched(ProcessOutcome outcome) {
    return !(outcome.ending() instanceof Ending.NotStarted);
  }
}
