package io.github.postmerge.smoke.blame.search;

import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * When all that runs fails alike.
 *
 * @param share of the time, in the long run
 * @param length how long it lasts, on average
 * @param once whether it comes only once, soon after the search began
 */
record Weather(double share, int length, boolean once) {

  static final Weather FINE = new Weather(0, 1, false);

  private static final double OUTAGES = 0.1;

  private static final int LONGEST = 2_000;
  private static final int SOON = 6;

  /** A tenth of the time. */
  static Weather outages(int length) {
    return new Weather(OUTAGES, length, false);
  }

  static Weather outageInTheMiddle(int length) {
    return new Weather(0, length, true);
  }

  /** For each slot of time whether it fails; the red run was just before, in a burst or not. */
  BitSet draw(SplittableRandom random, boolean begins) {
    BitSet bad = new BitSet();
    if (once) {
      int start = 1 + random.nextInt(SOON);
      bad.set(start, start + length);
    } else if (share > 0) {
      boolean now = begins || random.nextDouble() < share;
      for (int slot = 0; slot < LONGEST; slot++) {
        now = random.nextDouble() < (now ? 1 - 1.0 / length : share / (1 - share) / length);
        bad.set(slot, now);
      }
    }
    return bad;
  }
}
