package io.github.postmerge.smoke.blame;

/** How one rerun ended, as far as the arithmetic needs to know. */
public enum Outcome {
  /** It failed, or overran its deadline. */
  FAILED,
  /** It passed. */
  PASSED
}
