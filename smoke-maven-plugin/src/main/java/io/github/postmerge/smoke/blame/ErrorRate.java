package io.github.postmerge.smoke.blame;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The distribution of an unknown error rate: how often a good commit fails, or a broken one passes.
 *
 * <p>Without a history it is uniform from 0 to {@link #HIGHEST}, a truncated Beta(1, 1). With a
 * history it is the Beta posterior under Jeffreys' prior, truncated at the same rate. A smoke that
 * errs more often gives so little information that no affordable number of runs settles anything.
 */
public final class ErrorRate {

  /** Above it, a good but flaky commit cannot be distinguished from a broken one that passes. */
  static final double HIGHEST = 0.4;

  static final ErrorRate UNKNOWN = uniform();

  private static final int CELLS = 80;

  /** Enough for the narrow posterior of a million runs. */
  private static final int CELLS_OF_HISTORY = 2_000;

  private static final int MOST = Inquiry.MOST_RUNS + 2;

  /** The number of additional runs for which moments are calculated in advance. */
  private static final int MORE = 64;

  /** Cells with less weight are dropped when unknown rates are mixed in. */
  private static final double NEGLIGIBLE = 1e-12;

  private final double[] rates;
  private final double[] weights;
  private volatile double[][] moments;

  /**
   * A discrete distribution.
   *
   * @param rates each from 0 to 1
   * @param weights the probability of each rate
   */
  public ErrorRate(double[] rates, double[] weights) {
    this.rates = rates.clone();
    this.weights = weights.clone();
    this.moments = momentsUpTo(MOST);
  }

  /** The rate according to a history. */
  public static ErrorRate of(ErrorCount count) {
    return count.runs() == 0 ? UNKNOWN : posterior(count);
  }

  /** Each rate doubled, but not above {@link #HIGHEST}. */
  ErrorRate doubled() {
    return new ErrorRate(
        IntStream.range(0, rates.length)
            .mapToDouble(i -> Math.min(2 * rates[i], HIGHEST))
            .toArray(),
        weights);
  }

  /** A mixture of this rate and, with this probability, an unknown one. */
  public ErrorRate orUnknown(double probability) {
    int[] kept = IntStream.range(0, rates.length).filter(i -> weights[i] >= NEGLIGIBLE).toArray();
    return new ErrorRate(
        DoubleStream.concat(
                IntStream.of(kept).mapToDouble(i -> rates[i]), DoubleStream.of(UNKNOWN.rates))
            .toArray(),
        DoubleStream.concat(
                IntStream.of(kept).mapToDouble(i -> (1 - probability) * weights[i]),
                DoubleStream.of(UNKNOWN.weights).map(weight -> probability * weight))
            .toArray());
  }

  /** The probability of these numbers of runs that erred and did not, in a given order. */
  public double probability(int erred, int didNot) {
    double[][] known = moments;
    if (erred + didNot >= known.length) {
      known = momentsUpTo(erred + didNot + MORE);
      moments = known;
    }
    return known[erred][didNot];
  }

  /** The probability that the next run errs, after these numbers of runs that erred and did not. */
  public double next(int erred, int didNot) {
    return probability(erred + 1, didNot) / probability(erred, didNot);
  }

  /** The mean rate. */
  public double mean() {
    return probability(1, 0);
  }

  private double[][] momentsUpTo(int runs) {
    double[][] sums = new double[runs][];
    for (int erred = 0; erred < runs; erred++) {
      sums[erred] = new double[runs - erred];
    }
    for (int cell = 0; cell < rates.length; cell++) {
      add(sums, rates[cell], weights[cell]);
    }
    return sums;
  }

  /** Midpoint rule; its error with these cells is far below any figure that is shown. */
  private static void add(double[][] sums, double rate, double weight) {
    double power = weight;
    for (double[] row : sums) {
      double term = power;
      for (int didNot = 0; didNot < row.length; didNot++) {
        row[didNot] += term;
        term *= 1 - rate;
      }
      power *= rate;
    }
  }

  private static ErrorRate uniform() {
    double[] rates = new double[CELLS];
    double[] weights = new double[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      rates[cell] = (cell + 0.5) * HIGHEST / CELLS;
      weights[cell] = 1.0 / CELLS;
    }
    return new ErrorRate(rates, weights);
  }

  /**
   * The cells are equal in the arcsine of the root of the rate, where Jeffreys' prior is uniform.
   */
  private static ErrorRate posterior(ErrorCount count) {
    double widest = StrictMath.asin(StrictMath.sqrt(HIGHEST));
    double[] rates = new double[CELLS_OF_HISTORY];
    double[] logs = new double[CELLS_OF_HISTORY];
    for (int cell = 0; cell < CELLS_OF_HISTORY; cell++) {
      double sine = StrictMath.sin((cell + 0.5) * widest / CELLS_OF_HISTORY);
      rates[cell] = sine * sine;
      logs[cell] =
          count.erred() * StrictMath.log(rates[cell])
              + (count.runs() - count.erred()) * StrictMath.log(1 - rates[cell]);
    }
    return new ErrorRate(rates, normalized(logs));
  }

  private static double[] normalized(double[] logs) {
    double highest = IntStream.range(0, logs.length).mapToDouble(i -> logs[i]).max().orElseThrow();
    double[] weights = new double[logs.length];
    double sum = 0;
    for (int cell = 0; cell < logs.length; cell++) {
      weights[cell] = StrictMath.exp(logs[cell] - highest);
      sum += weights[cell];
    }
    for (int cell = 0; cell < logs.length; cell++) {
      weights[cell] /= sum;
    }
    return weights;
  }
}
