package io.github.postmerge.smoke.verdict;

/** Why a green run clears an earlier red one. */
public enum ClearingReason {
  /** The red was confirmed, and a later commit passes. */
  FIXED,
  /** The same commit has passed too, so the red run was a flake. */
  FLAKE_SHOWN,
  /** A later commit passes; it is not known why the earlier one failed. */
  UNEXPLAINED
}
