package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.verdict.ReasonCode;

/** How loud a page says it. */
enum Level {
  /** Not at all: nothing is wrong. */
  NONE,
  /** The queue stops, but nothing is known to be broken. */
  WARNING,
  /** Somebody has to act. */
  ERROR;

  static Level of(PostMergeSmokeRun run) {
    return switch (run.status()) {
      case PASS ->
          run.allowContinuation() || run.reasonCode() == ReasonCode.DRY_RUN ? NONE : WARNING;
      case STALE, ABORTED -> WARNING;
      case UNDEFINED -> run.allowContinuation() ? WARNING : ERROR;
      case FAIL, TIMEOUT, ERROR, RUNNING -> ERROR;
    };
  }
}
