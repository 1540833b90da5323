package io.github.postmerge.smoke.verdict;

/** What a run came to. */
public enum Status {
  /** Nothing is known yet; written before anything is looked at. */
  RUNNING,
  /** The smoke ended with exit code 0, in time. */
  PASS,
  /** The smoke ran and ended with another exit code, or could not be contained. */
  FAIL,
  /** The smoke was killed at its deadline. */
  TIMEOUT,
  /** The commit was not main's head, so the smoke was not run. */
  STALE,
  /** No smoke command is defined. */
  UNDEFINED,
  /** The run itself was told to stop. */
  ABORTED,
  /** It could not be found out. */
  ERROR
}
