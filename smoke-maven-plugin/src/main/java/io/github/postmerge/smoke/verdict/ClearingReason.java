package io.github.postmerge.smoke.verdict;

/** Why a green settles an earlier red. */
public enum ClearingReason {
  /** The red was confirmed, and a later commit passes. */
  FIXED,
  /** The same commit has passed, so the red was a flake. */
  FLAKE_SHOWN,
  /** A later commit passes, and nothing tells why the earlier one did not. */
  UNEXPLAINED
}
