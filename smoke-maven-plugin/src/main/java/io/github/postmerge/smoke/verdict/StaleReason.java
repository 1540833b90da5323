package io.github.postmerge.smoke.verdict;

/** Why the commit is not main's head. */
public enum StaleReason {
  /** It is an ancestor of main's head. */
  SUPERSEDED,
  /** It is not in main's history. */
  NOT_ON_MAIN,
  /** It was main's head at the start and no longer at the end. */
  MAIN_MOVED,
  /** The clone is too shallow to find out. */
  UNKNOWN
}
