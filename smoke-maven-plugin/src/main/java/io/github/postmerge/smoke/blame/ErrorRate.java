package io.github.postmerge.smoke.blame;

/**
 * How often a commit does what it should not: a good one fails, or a broken one passes.
 *
 * <p>Nobody knows the rate; before anything is seen each one from 0 to {@link #HIGHEST} is as
 * probable as any other, a Beta(1, 1) cut off there. A smoke that errs more often than that tells
 * so little that no number of runs which anybody would pay for settles anything.
 */
final class ErrorRate {

  /** Above it "good but flaky" and "broken but lucky" would mean the same. */
  static final double HIGHEST = 0.4;

  private static final int CELLS = 80;
  private static final int MOST = Inquiry.MOST_RUNS + 2;
  private static final double[][] MOMENTS = moments();

  private ErrorRate() {}

  /** The probability of having erred and not erred just so often, in a given order. */
  static double probability(int erred, int didNot) {
    return MOMENTS[erred][didNot];
  }

  /** By the midpoint rule, whose error over these cells is far below any figure that is shown. */
  private static double[][] moments() {
    double[][] moments = new double[MOST][MOST];
    for (int cell = 0; cell < CELLS; cell++) {
      double rate = (cell + 0.5) * HIGHEST / CELLS;
      double power = 1.0 / CELLS;
      for (int erred = 0; erred < MOST; erred++) {
        double term = power;
        for (int didNot = 0; didNot < MOST; didNot++) {
          moments[erred][didNot] += term;
          term *= 1 - rate;
        }
        power *= rate;
      }
    }
    return moments;
  }
}
