package io.github.postmerge.smoke.blame;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How often a commit does what it should not: a good one fails, or a broken one passes.
 *
 * <p>Nobody knows the rate. Without a history each one from 0 to {@link #HIGHEST} is as probable
 * beforehand as any other, a Beta(1, 1) cut off there. With a history it is the Beta posterior
 * under Jeffreys' prior, cut off there too. A smoke that errs more often than that tells so little
 * that no number of runs which anybody would pay for settles anything.
 */
public final class ErrorRate {

  /** Above it "good but flaky" and "broken but lucky" would mean the same. */
  static final double HIGHEST = 0.4;

  static final ErrorRate UNKNOWN = uniform();

  private static final int CELLS = 80;

  /** Enough for the narrow posterior of a million runs. */
  private static final int CELLS_OF_HISTORY = 2_000;

  private static final int MOST = Inquiry.MOST_RUNS + 2;

  /** How many runs more than are asked for are reckoned at once. */
  private static final int MORE = 64;

  /** What is less probable is lost among rates of which nothing is known. */
  private static final double NEGLIGIBLE = 1e-12;

  private final double[] rates;
  private final double[] weights;
  private volatile double[][] moments;

  /**
   * One of these rates.
   *
   * @param rates each from 0 to 1
   * @param weights how probable each is
   */
  public ErrorRate(double[] rates, double[] weights) {
    this.rates = rates.clone();
    this.weights = weights.clone();
    this.moments = momentsUpTo(MOST);
  }

  /** What a history tells of it. */
  public static ErrorRate of(ErrorCount count) {
    return count.runs() == 0 ? UNKNOWN : posterior(count);
  }

  /** Twice as high, whatever it is, but not above {@link #HIGHEST}. */
  ErrorRate doubled() {
    return new ErrorRate(
        IntStream.range(0, rates.length)
            .mapToDouble(i -> Math.min(2 * rates[i], HIGHEST))
            .toArray(),
        weights);
  }

  /** This one, or with such a probability one of which nothing is known. */
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

  /** The probability of having erred and not erred just so often, in a given order. */
  public double probability(int erred, int didNot) {
    double[][] known = moments;
    if (erred + didNot >= known.length) {
      known = momentsUpTo(erred + didNot + MORE);
      moments = known;
    }
    return known[erred][didNot];
  }

  /** How probable it is that the next run errs, after so many that did and did not. */
  public double next(int erred, int didNot) {
    return probability(erred + 1, didNot) / probability(erred, didNot);
  }

  /** How often it errs, on average. */
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

  /** By the midpoint rule, whose error over these cells is far below any figure that is shown. */
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

  /** The rate is the squared sine of an angle, because Jeffreys' prior is uniform in that angle. */
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
