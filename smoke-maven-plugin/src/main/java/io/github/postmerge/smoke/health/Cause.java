package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.history.RecordedRun;
import io.github.postmerge.smoke.history.line.SmokeLine;
import io.github.postmerge.smoke.verdict.Status;

/** A run's verdict, and what is behind it. */
public enum Cause {
  /** The smoke passed. */
  PASS,
  /** It failed, and the same commit has passed. */
  FLAKY,
  /** It failed, and reruns blame the code: this merge, or one before it. */
  REGRESSION,
  /** It failed, and even a commit that is known good fails on that machine. */
  ENVIRONMENT,
  /** It did not end in time, and nobody knows why. */
  TIMEOUT,
  /** It failed, and nobody knows why. */
  FAILED,
  /** It was not run, because the commit was not main's head. */
  STALE,
  /** There is no verdict for another reason: an error, no command, a run that was stopped. */
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
