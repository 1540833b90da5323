package io.github.postmerge.smoke.blame.search;

import java.util.Arrays;

/**
 * Flake aware culprit finding as it is published by Google in 2023: a broken commit never passes, a
 * good one fails at a rate that is known.
 */
record FlakeAware(double goodFails) implements SearchMethod {

  private static final double ENOUGH = 0.9999;
  private static final double LEAST_RATE = 0.001;
  private static final int MOST_PROBES = 200;

  @Override
  public Verdict search(Trial trial, int slots) {
    int merges = trial.merges();
    double rate = Math.max(goodFails, LEAST_RATE);
    double[] suspects = new double[merges + 2];
    Arrays.fill(suspects, 1, merges + 2, 1.0 / (merges + 1));
    see(suspects, merges, Sighting.RED, rate);
    while (best(suspects) < ENOUGH && trial.probes() < MOST_PROBES) {
      for (int position : next(suspects, slots)) {
        see(suspects, position, trial.probe(position), rate);
      }
      trial.endRound();
    }
    int blamed = index(suspects);
    if (suspects[blamed] < ENOUGH) {
      return Verdict.NONE;
    }
    return blamed > merges ? new Verdict(SearchConclusion.FLAKY, 0) : Verdict.culprit(blamed);
  }

  private static void see(double[] suspects, int position, Sighting sighting, double rate) {
    double sum = 0;
    for (int threshold = 1; threshold < suspects.length; threshold++) {
      boolean broken = threshold <= position;
      double passes = broken ? 0 : 1 - rate;
      suspects[threshold] *= sighting == Sighting.PASSED ? passes : 1 - passes;
      sum += suspects[threshold];
    }
    for (int threshold = 1; threshold < suspects.length; threshold++) {
      suspects[threshold] /= sum;
    }
  }

  /** Where the distribution is cut in equal parts. */
  private static int[] next(double[] suspects, int slots) {
    int[] next = new int[slots];
    double sum = 0;
    int slot = 0;
    for (int threshold = 1; threshold < suspects.length && slot < slots; threshold++) {
      double before = sum;
      sum += suspects[threshold];
      while (slot < slots && sum >= (slot + 1.0) / (slots + 1)) {
        double cut = (slot + 1.0) / (slots + 1);
        int position = cut - before < sum - cut ? threshold - 1 : threshold;
        next[slot++] = Math.min(Math.max(position, 1), suspects.length - 2);
      }
    }
    Arrays.fill(next, slot, slots, suspects.length - 2);
    return next;
  }

  private static double best(double[] suspects) {
    return suspects[index(suspects)];
  }

  private static int index(double[] suspects) {
    int best = 1;
    for (int threshold = 2; threshold < suspects.length; threshold++) {
      best = suspects[threshold] > suspects[best] ? threshold : best;
    }
    return best;
  }
}
