package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.ErrorCount;
import io.github.postmerge.smoke.blame.KnownRates;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Where searches are tried out.
 *
 * @param merges how many there are
 * @param slots how many probes run at once
 * @param goodFails how often good commits fail
 * @param brokenPasses how often broken ones pass
 * @param flakes whether flakes come one by one or together
 * @param weather when all fails alike; no history knows of it
 */
record World(
    int merges, int slots, double goodFails, double brokenPasses, Flakes flakes, Weather weather) {

  static final int HISTORY = 200;

  private static final int BURST = 3;

  /** How failures of good commits come. */
  enum Flakes {
    ONE_BY_ONE,
    /** One round after the other; the red run was in such a burst. */
    IN_BURSTS
  }

  static World of(int merges, int slots, double goodFails, double brokenPasses) {
    return new World(merges, slots, goodFails, brokenPasses, Flakes.ONE_BY_ONE, Weather.FINE);
  }

  World in(Weather other) {
    return new World(merges, slots, goodFails, brokenPasses, flakes, other);
  }

  World inBursts() {
    Weather bursts = new Weather(goodFails, BURST, false);
    return new World(merges, slots, goodFails, brokenPasses, Flakes.IN_BURSTS, bursts);
  }

  /** The same world has the same luck, whatever else is tried out. */
  SplittableRandom random(Cause.Kind kind) {
    String seed =
        String.format(
            Locale.ROOT,
            "%d %d %.2f %.1f %s %.1f %d %b %s",
            merges,
            slots,
            goodFails,
            brokenPasses,
            flakes.name(),
            weather.share(),
            weather.length(),
            weather.once(),
            kind.name());
    return new SplittableRandom(seed.hashCode());
  }

  Trial trial(Cause cause, long seed) {
    return new Trial(cause, this, seed);
  }

  /** By themselves. */
  double lonelyFlakes() {
    return flakes == Flakes.ONE_BY_ONE ? goodFails : 0;
  }

  KnownRates history(SplittableRandom random) {
    return new KnownRates(count(goodFails, random), count(brokenPasses, random));
  }

  private static ErrorCount count(double rate, SplittableRandom random) {
    int erred = (int) random.doubles(HISTORY).filter(luck -> luck < rate).count();
    return new ErrorCount(erred, HISTORY);
  }
}
