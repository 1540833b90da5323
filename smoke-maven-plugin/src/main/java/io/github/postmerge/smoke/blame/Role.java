package io.github.postmerge.smoke.blame;

/** What a commit that is run again is to the question. */
public enum Role {
  /** The merge whose smoke was red. */
  MERGE,
  /** Its first parent: main as it was before. */
  BEFORE,
  /** A commit that is known to have passed. */
  LAST_GOOD
}
