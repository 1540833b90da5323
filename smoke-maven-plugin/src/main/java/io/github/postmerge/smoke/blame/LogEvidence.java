package io.github.postmerge.smoke.blame;

/**
 * The logarithm of the probability of trials at one unknown rate, under Jeffreys' prior.
 *
 * <p>Uses {@link StrictMath}, so that each machine finds the same change points.
 */
final class LogEvidence {

  private static final double JEFFREYS = 0.5;

  /** The logarithm of n! for each n. */
  private final double[] factorials;

  /** The logarithm of 1/2 times 3/2 and so on, n factors, for each n. */
  private final double[] halves;

  private LogEvidence(double[] factorials, double[] halves) {
    this.factorials = factorials;
    this.halves = halves;
  }

  static LogEvidence upTo(int trials) {
    double[] factorials = new double[trials + 1];
    double[] halves = new double[trials + 1];
    for (int n = 1; n <= trials; n++) {
      factorials[n] = factorials[n - 1] + StrictMath.log(n);
      halves[n] = halves[n - 1] + StrictMath.log(n - JEFFREYS);
    }
    return new LogEvidence(factorials, halves);
  }

  /** The logarithm for the trials between two counts. */
  double of(FlakeCount from, FlakeCount to) {
    int trials = to.trials() - from.trials();
    int flakes = to.flakes() - from.flakes();
    return halves[flakes] + halves[trials - flakes] - factorials[trials];
  }
}
