package io.github.postmerge.smoke.blame;

/** Which commit is known to have passed before; only the environment can make it fail always. */
public enum KnownGood {
  /** None is known. */
  NONE,
  /** The merge itself. */
  MERGE,
  /** The merge's first parent. */
  BEFORE,
  /** Another commit, which can be run too. */
  ANOTHER
}
