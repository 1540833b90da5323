package io.github.postmerge.smoke.git.remote;

/** How a commit relates to main's head. */
public enum RelationToMain {
  /** It is main's head. */
  HEAD,
  /** It is an ancestor of main's head. */
  SUPERSEDED,
  /** It is not in main's history. */
  NOT_ON_MAIN,
  /** The available history is too shallow to tell. */
  UNKNOWN
}
