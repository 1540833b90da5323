package io.github.postmerge.smoke.blame.search;

/** What a search for the culprit says. */
public enum SearchConclusion {
  /** One merge broke it. */
  CULPRIT,
  /** No merge is to blame: the smoke itself fails now and then. */
  FLAKY,
  /** The good commit fails here as well. */
  ENVIRONMENT,
  /** The smoke cannot pass before the merge that brought it. */
  BORN_RED,
  /** It was broken, and is good again at the end. */
  FIXED,
  /** The probes do not settle it. */
  INCONCLUSIVE
}
