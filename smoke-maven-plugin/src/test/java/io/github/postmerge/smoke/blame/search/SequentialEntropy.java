package io.github.postmerge.smoke.blame.search;

import java.util.Arrays;

/**
 * What git_bayesect does: the rate of failures before the culprit and the one after it have
 * Jeffreys' priors, and the next commit is what leaves the least doubt; one at a time. It knows no
 * end of its own; here it is the same probability that we ask for.
 */
final class SequentialEntropy implements SearchMethod {

  private static final int MOST_PROBES = 200;
  private static final double JEFFREYS = 0.5;

  @Override
  public Verdict search(Trial trial, int slots) {
    int merges = trial.merges();
    int[][] seen = new int[merges + 1][2];
    seen[merges][0] = 1;
    seen[0][1] = 1;
    double[] suspects = posterior(seen);
    while (best(suspects) < CulpritInquiry.ENOUGH && trial.probes() < MOST_PROBES) {
      int position = next(seen, suspects);
      seen[position][trial.probe(position) == Sighting.PASSED ? 1 : 0]++;
      trial.endRound();
      suspects = posterior(seen);
    }
    double best = best(suspects);
    for (int merge = 1; merge <= merges && best >= CulpritInquiry.ENOUGH; merge++) {
      if (suspects[merge] == best) {
        return Verdict.culprit(merge);
      }
    }
    return Verdict.NONE;
  }

  private static double best(double[] suspects) {
    return Arrays.stream(suspects).max().orElseThrow();
  }

  /** The failures and passes before each threshold, and from it on. */
  private static double[][] sides(int[][] seen) {
    double[][] sides = new double[seen.length][4];
    for (int[] counts : seen) {
      sides[0][2] += counts[0];
      sides[0][3] += counts[1];
    }
    for (int threshold = 1; threshold < seen.length; threshold++) {
      for (int kind = 0; kind < 2; kind++) {
        int moved = seen[threshold - 1][kind];
        sides[threshold][kind] = sides[threshold - 1][kind] + moved;
        sides[threshold][kind + 2] = sides[threshold - 1][kind + 2] - moved;
      }
    }
    return sides;
  }

  private static double[] posterior(int[][] seen) {
    double[][] sides = sides(seen);
    double[] logs = new double[seen.length];
    for (int threshold = 1; threshold < seen.length; threshold++) {
      double[] side = sides[threshold];
      logs[threshold] = LOGS.of(side[0], side[1]) + LOGS.of(side[2], side[3]);
    }
    double highest = Arrays.stream(logs, 1, logs.length).max().orElseThrow();
    double[] suspects = new double[seen.length];
    for (int threshold = 1; threshold < seen.length; threshold++) {
      suspects[threshold] = StrictMath.exp(logs[threshold] - highest);
    }
    double sum = Arrays.stream(suspects).sum();
    return Arrays.stream(suspects).map(suspect -> suspect / sum).toArray();
  }

  private static int next(int[][] seen, double[] suspects) {
    double[][] sides = sides(seen);
    double[] fails = new double[seen.length];
    double[] after = new double[seen.length];
    for (int threshold = 1; threshold < seen.length; threshold++) {
      fails[threshold] = rate(sides[threshold][0], sides[threshold][1]);
      after[threshold] = rate(sides[threshold][2], sides[threshold][3]);
    }
    double[][] sums = new double[seen.length + 1][4];
    for (int threshold = 1; threshold < seen.length; threshold++) {
      double mass = suspects[threshold];
      double[] now = sums[threshold];
      double[] all = sums[threshold + 1];
      double broken = after[threshold];
      double good = fails[threshold];
      all[0] = now[0] + mass * broken;
      all[1] = now[1] + product(mass * broken) + product(mass * (1 - broken));
      all[2] = now[2] + mass * good;
      all[3] = now[3] + product(mass * good) + product(mass * (1 - good));
    }
    int best = 0;
    double least = Double.MAX_VALUE;
    double[] end = sums[seen.length];
    for (int position = 0; position < seen.length; position++) {
      double[] upTo = sums[position + 1];
      double failure = upTo[0] + end[2] - upTo[2];
      double doubt = product(failure) + product(1 - failure) - upTo[1] - (end[3] - upTo[3]);
      if (doubt < least - 1e-12) {
        least = doubt;
        best = position;
      }
    }
    return best;
  }

  private static double rate(double failed, double passed) {
    return (failed + JEFFREYS) / (failed + passed + 2 * JEFFREYS);
  }

  private static double product(double x) {
    return x <= 0 ? 0 : x * StrictMath.log(x);
  }

  private static final LogBeta LOGS = new LogBeta();

  /** The logarithm of the evidence under Jeffreys' prior. */
  private static final class LogBeta {
    private final double[] factorials = new double[2 * MOST_PROBES];
    private final double[] halves = new double[2 * MOST_PROBES];

    LogBeta() {
      for (int n = 1; n < factorials.length; n++) {
        factorials[n] = factorials[n - 1] + StrictMath.log(n);
        halves[n] = halves[n - 1] + StrictMath.log(n - JEFFREYS);
      }
    }

    double of(double failed, double passed) {
      return halves[(int) failed] + halves[(int) passed] - factorials[(int) (failed + passed)];
    }
  }
}
