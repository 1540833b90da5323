package io.github.postmerge.smoke.blame;

/** The role of a commit that is run again. */
public enum Role {
  /** The merge whose smoke was red. */
  MERGE,
  /** Its first parent: main before the merge. */
  BEFORE,
  /** A commit that is known to have passed. */
  LAST_GOOD
}
