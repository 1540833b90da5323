package io.github.postmerge.smoke.verdict;

/** How a verdict compares with the one before it in main's history. */
public enum Edge {
  /** The smoke is red, and was green before, or was not seen before. */
  FIRST_RED,
  /** It is red, and was red before with the same failure signature. */
  STILL_RED,
  /** It is red, and was red before with another failure signature. */
  NEW_FAILURE,
  /** It is green, and was red before. */
  RECOVERED,
  /** It is green, and was green before. */
  STILL_GREEN,
  /** There was no verdict for too many merges, or for too long. */
  SILENT,
  /** There is no verdict, or no earlier one to compare with. */
  UNKNOWN;

  /** Whether this is a new failure, which must be reported. */
  public boolean isNewRed() {
    return this == FIRST_RED || this == NEW_FAILURE;
  }
}
