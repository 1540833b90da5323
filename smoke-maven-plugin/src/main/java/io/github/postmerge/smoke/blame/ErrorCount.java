package io.github.postmerge.smoke.blame;

/**
 * How often commits of one kind erred: good ones failed, or broken ones passed.
 *
 * @param erred runs that erred
 * @param runs all runs
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
