package io.github.postmerge.smoke.verdict;

/** How the build ends. */
public enum BuildResult {
  /** The queue may go on; in a dry run, and where the build follows the smoke: it is not red. */
  SUCCESS,
  /** The smoke said no. */
  FAILURE,
  /** We could not find out. */
  ERROR
}
