package io.github.postmerge.smoke.blame;

/**
 * How often commits of one kind did what they should not: good ones failed, or broken ones passed.
 *
 * @param erred runs in which they did
 * @param runs all their runs
 */
public record ErrorCount(int erred, int runs) {

  /** No such commit was run. */
  public static final ErrorCount NONE = new ErrorCount(0, 0);

  /** Checks the counts. */
  public ErrorCount {
    if (erred < 0 || erred > runs) {
      throw new IllegalArgumentException("There cannot be " + erred + " errors in " + runs);
    }
  }
}
