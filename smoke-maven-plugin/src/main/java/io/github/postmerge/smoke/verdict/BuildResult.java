package io.github.postmerge.smoke.verdict;

/** How the build ends. */
public enum BuildResult {
  /** The queue may go on; in a dry run or if the build follows the smoke: the smoke is not red. */
  SUCCESS,
  /** The run had a result, and the queue may not go on. */
  FAILURE,
  /** The run had no result. */
  ERROR
}
