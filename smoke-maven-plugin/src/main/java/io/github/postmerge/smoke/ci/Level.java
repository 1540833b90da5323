package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.verdict.ReasonCode;

/** The level of an annotation. */
enum Level {
  /** No annotation: nothing is wrong. */
  NONE,
  /** The queue stops, but nothing is known to be broken. */
  WARNING,
  /** Someone must act. */
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
