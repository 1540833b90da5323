package io.github.postmerge.smoke.blame;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/** Series of trials at known flake rates, from a seeded random generator. */
final class RateSimulation {

  static final int SERIES = 2_000;

  private static final long SEED = 20_261_127L;
  private static final int STEADY_TRIALS = 1_000;
  private static final int STEADY_SERIES = 500;

  /** A delay that is not found in so many runs counts as infinite. */
  private static final int LONGEST_DELAY = 1_000;

  private static final int INFINITE = Integer.MAX_VALUE;

  private final Random random = new Random(SEED);

  /** How many runs it took to find a jump, in order. */
  record Delays(List<Integer> sorted) {

    int quantile(double share) {
      return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    String text(double share) {
      int delay = quantile(share);
      return delay == INFINITE ? "more than " + LONGEST_DELAY : Integer.toString(delay);
    }
  }

  /** How often a jump is found where there is none, in 1,000 runs. */
  double falseAlarms(double rate) {
    int alarms = 0;
    for (int i = 0; i < STEADY_SERIES; i++) {
      BitSet flaky = new BitSet();
      extend(flaky, 0, STEADY_TRIALS, rate);
      alarms += ChangePoints.in(flaky, STEADY_TRIALS).size();
    }
    return 1_000.0 * alarms / STEADY_SERIES / STEADY_TRIALS;
  }

  /** How soon a jump is found that comes after so many runs. */
  Delays delays(int runsBefore, double before, double after) {
    List<Integer> delays = new ArrayList<>();
    for (int i = 0; i < SERIES; i++) {
      BitSet flaky = new BitSet();
      extend(flaky, 0, runsBefore, before);
      extend(flaky, runsBefore, runsBefore + LONGEST_DELAY, after);
      delays.add(delay(flaky, runsBefore, after > before));
    }
    return new Delays(delays.stream().sorted().toList());
  }

  private static int delay(BitSet flaky, int runsBefore, boolean forTheWorse) {
    int start = 0;
    for (ChangePoint change : ChangePoints.in(flaky, runsBefore + LONGEST_DELAY)) {
      boolean worse =
          rate(flaky, start, change.index()) < rate(flaky, change.index(), change.noticedAt() + 1);
      if (change.noticedAt() >= runsBefore && worse == forTheWorse) {
        return change.noticedAt() + 1 - runsBefore;
      }
      start = change.index();
    }
    return INFINITE;
  }

  private static double rate(BitSet flaky, int from, int to) {
    return flaky.get(from, to).cardinality() / (double) (to - from);
  }

  private void extend(BitSet flaky, int from, int to, double rate) {
    for (int trial = from; trial < to; trial++) {
      flaky.set(trial, random.nextDouble() < rate);
    }
  }
}
