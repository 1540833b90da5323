package io.github.postmerge.smoke.blame.search;

/** The conclusion of a culprit search. */
public enum SearchConclusion {
  /** One merge broke it. */
  CULPRIT,
  /** No merge is to blame: the smoke itself is flaky. */
  FLAKY,
  /** The good commit fails here too. */
  ENVIRONMENT,
  /** The smoke cannot pass before the merge that brought it. */
  BORN_RED,
  /** It was broken, and is good again at the end. */
  FIXED,
  /** The probes do not settle it. */
  INCONCLUSIVE
}
