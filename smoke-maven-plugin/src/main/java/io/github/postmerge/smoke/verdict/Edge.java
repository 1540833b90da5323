package io.github.postmerge.smoke.verdict;

/** What a verdict changes about main, along main's history. */
public enum Edge {
  /** The smoke is red, and was green before, or was not seen before. */
  FIRST_RED,
  /** It is red as it was before, with the same failure signature. */
  STILL_RED,
  /** It is red as it was before, with another failure signature. */
  NEW_FAILURE,
  /** It is green, and was red before. */
  RECOVERED,
  /** It is green, and was green before. */
  STILL_GREEN,
  /** No run has come to a verdict for too many merges, or for too long. */
  SILENT,
  /** There is no verdict, or none before it to compare with. */
  UNKNOWN;

  /** Whether somebody must hear of it. */
  public boolean isNewRed() {
    return this == FIRST_RED || this == NEW_FAILURE;
  }
}
