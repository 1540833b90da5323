package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.history.RecordedRun;
import io.github.postmerge.smoke.history.line.SmokeLine;
import io.github.postmerge.smoke.verdict.Status;

/** A run's verdict and its cause. */
public enum Cause {
  /** The smoke passed. */
  PASS,
  /** It failed, and the same commit has passed. */
  FLAKY,
  /** It failed, and reruns blame the code: this merge, or one before it. */
  REGRESSION,
  /** It failed, and even a known good commit fails on that machine. */
  ENVIRONMENT,
  /** It did not end in time, and the cause is not known. */
  TIMEOUT,
  /** It failed, and the cause is not known. */
  FAILED,
  /** It was not run, because the commit was not main's head. */
  STALE,
  /** There is no verdict for another reason: an error, no command, or an aborted run. */
  NO_VERDICT;

  static Cause of(RecordedRun run, SmokeLine line) {
    if (run.isGreen()) {
      return PASS;
    }
    if (!run.isRed()) {
      return run.outcome().status() == Status.STALE ? STALE : NO_VERDICT;
    }
    if (line.isFlake(run)) {
      return FLAKY;
    }
    Cause unknown = run.outcome().status() == Status.TIMEOUT ? TIMEOUT : FAILED;
    return run.diagnosis()
        .map(
            diagnosis ->
                switch (diagnosis) {
                  case FLAKY -> FLAKY;
                  case REGRESSION, PRE_EXISTING -> REGRESSION;
                  case ENVIRONMENT -> ENVIRONMENT;
                  case INCONCLUSIVE -> unknown;
                })
        .orElse(unknown);
  }
}
