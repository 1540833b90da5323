package io.github.postmerge.smoke.blame;

import java.util.Optional;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * How often a smoke fails although the code is good, estimated from its runs.
 *
 * <p>The true rate is between the limits with a probability of 95 %, and equally probably below and
 * above them: the quantiles of the Beta posterior under Jeffreys' prior.
 *
 * @param runs the runs that were counted
 * @param flaky those of them that were flakes
 * @param low the lower limit, rounded down to four digits; 0 if no run was a flake
 * @param high the upper limit, rounded up to four digits; 1 if each run was one
 */
public record FlakeRate(int runs, int flaky, double low, double high) {

  /** With fewer runs the limits are too far apart to be useful. */
  static final int LEAST_RUNS = 8;

  private static final double JEFFREYS = 0.5;
  private static final double OUTSIDE = 0.025;
  private static final int STEPS = 10_000;

  /** Checks the counts. */
  public FlakeRate {
    if (flaky < 0 || flaky > runs) {
      throw new IllegalArgumentException("There cannot be " + flaky + " flakes in " + runs);
    }
  }

  /** The rate of so many runs; empty with fewer than 8. */
  public static Optional<FlakeRate> of(int runs, int flaky) {
    if (runs < LEAST_RUNS) {
      return Optional.empty();
    }
    double low = flaky == 0 ? 0 : stepsBelow(OUTSIDE, runs, flaky) / (double) STEPS;
    double high = flaky == runs ? 1 : (stepsBelow(1 - OUTSIDE, runs, flaky) + 1) / (double) STEPS;
    return Optional.of(new FlakeRate(runs, flaky, low, high));
  }

  /** The quantile in whole steps from 0, rounded down. */
  private static int stepsBelow(double probability, int runs, int flaky) {
    int below = 0;
    int above = STEPS;
    while (above - below > 1) {
      int middle = (below + above) / 2;
      if (probabilityUpTo(middle / (double) STEPS, runs, flaky) <= probability) {
        below = middle;
      } else {
        above = middle;
      }
    }
    return below;
  }

  private static double probabilityUpTo(double rate, int runs, int flaky) {
    return RegularizedBeta.value(rate, flaky + JEFFREYS, runs - flaky + JEFFREYS);
  }
}
