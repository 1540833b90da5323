package io.github.postmerge.smoke.verdict;

/** The status of a run. */
public enum Status {
  /** The run has not ended; written before anything else is done. */
  RUNNING,
  /** The smoke ended with exit code 0, in time. */
  PASS,
  /** The smoke ran and ended with another exit code, or could not be contained. */
  FAIL,
  /** The smoke was killed because it exceeded its time limit. */
  TIMEOUT,
  /** The commit was not main's head, so the smoke was not run. */
  STALE,
  /** No smoke command is defined. */
  UNDEFINED,
  /** The run itself was aborted. */
  ABORTED,
  /** An error prevented a result. */
  ERROR
}
