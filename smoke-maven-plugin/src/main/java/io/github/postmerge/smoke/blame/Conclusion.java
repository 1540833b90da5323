package io.github.postmerge.smoke.blame;

/** What the reruns of a red smoke say. */
public enum Conclusion {
  /** The merge fails and the commit before it passes. */
  REGRESSION,
  /** The merge passes as well, as good a commit as the one before it. */
  FLAKY,
  /** The commit before the merge fails too. */
  PRE_EXISTING,
  /** Even a commit that is known to have passed fails here. */
  ENVIRONMENT,
  /** The reruns do not settle it, or there could be none. */
  INCONCLUSIVE
}
