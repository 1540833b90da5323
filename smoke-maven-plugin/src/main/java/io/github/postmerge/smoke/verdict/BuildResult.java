package io.github.postmerge.smoke.verdict;

/** How the build ends. */
public enum BuildResult {
  /** The queue may go on; in a dry run or if the build follows the smoke: the smoke is not red. */
  SUCCESS,
  /** The queue may not go on, or an answer was not reached; the run itself had no error. */
  FAILURE,
  /** It could not be found out: an error, or the run was aborted. */
  ERROR
}
