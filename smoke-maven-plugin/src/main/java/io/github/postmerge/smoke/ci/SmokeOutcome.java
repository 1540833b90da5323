package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;

/** What the smoke is as a test case; only a smoke that passed is a success. */
enum SmokeOutcome {
  /** It passed, whether or not the queue may go on. */
  SUCCESS,
  /** It failed, or did not end in time. */
  FAILURE,
  /** It could not be found out, or nobody said how to. */
  ERROR,
  /** It was not run, and that is no fault of this commit's. */
  SKIPPED;

  static SmokeOutcome of(PostMergeSmokeRun run) {
    return switch (run.status()) {
      case PASS -> SUCCESS;
      case FAIL, TIMEOUT -> FAILURE;
      case STALE -> SKIPPED;
      case UNDEFINED -> run.allowContinuation() ? SKIPPED : ERROR;
      case RUNNING, ABORTED, ERROR -> ERROR;
    };
  }
}
