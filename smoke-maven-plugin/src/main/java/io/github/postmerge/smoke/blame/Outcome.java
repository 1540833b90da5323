package io.github.postmerge.smoke.blame;

/** How one rerun ended, for the arithmetic. */
public enum Outcome {
  /** It failed or exceeded its time limit. */
  FAILED,
  /** It passed. */
  PASSED
}
