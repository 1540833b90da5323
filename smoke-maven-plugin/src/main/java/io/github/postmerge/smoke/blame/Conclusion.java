package io.github.postmerge.smoke.blame;

/** The conclusion from the reruns of a red smoke. */
public enum Conclusion {
  /** The merge fails and the commit before it passes. */
  REGRESSION,
  /** The merge passes too, like the commit before it. */
  FLAKY,
  /** The commit before the merge fails too. */
  PRE_EXISTING,
  /** Even a known good commit fails here. */
  ENVIRONMENT,
  /** The reruns do not settle it, or none was possible. */
  INCONCLUSIVE
}
