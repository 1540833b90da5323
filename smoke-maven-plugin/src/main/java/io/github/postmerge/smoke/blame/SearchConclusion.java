package io.github.postmerge.smoke.blame;

/** What a search for the merge that broke main came to. */
public enum SearchConclusion {
  /** One merge is to blame: it fails, and the commit before it passes. */
  CULPRIT,
  /** No merge is to blame; the smoke itself fails now and then. */
  FLAKY,
  /** The good commit fails here as well. */
  ENVIRONMENT,
  /** The smoke cannot pass before the merge that brought it. */
  BORN_RED,
  /** Some merges were red, and main is green again at the end. */
  FIXED,
  /** The probes do not settle it. */
  INCONCLUSIVE
}
