package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;

/** The smoke's outcome as a test case. */
enum SmokeOutcome {
  /** It passed, whether or not the queue may go on. */
  SUCCESS,
  /** It failed, or did not end in time. */
  FAILURE,
  /** There is no result: an error, an aborted run, or no command and the queue must stop. */
  ERROR,
  /** It was not run, because the commit is stale or a missing command is allowed. */
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
