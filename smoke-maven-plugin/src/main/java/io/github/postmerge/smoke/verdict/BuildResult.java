package io.github.postmerge.smoke.verdict;

/** How the build ends. */
public enum BuildResult {
  /** The queue may go on; in a dry run: the smoke passed. */
  SUCCESS,
  /** The smoke said no. */
  FAILURE,
  /** We could not find out. */
  ERROR
}
