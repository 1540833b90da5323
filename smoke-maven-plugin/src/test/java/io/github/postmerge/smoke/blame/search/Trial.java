package io.github.postmerge.smoke.blame.search;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** One red main; each method that is given the same seed sees the same luck at each commit. */
final class Trial {

  private static final long SPREAD = 1_000_003L;

  private final Cause cause;
  private final World world;
  private final long seed;
  private final BitSet bad;
  private final Map<Integer, Integer> runs = new HashMap<>();
  private int rounds;
  private int probes;

  Trial(Cause cause, World world, long seed) {
    this.cause = cause;
    this.world = world;
    this.seed = seed;
    boolean begins = cause.right() == SearchConclusion.FLAKY;
    this.bad = world.weather().draw(new SplittableRandom(seed), begins);
  }

  int merges() {
    return world.merges();
  }

  int redAt() {
    return cause.redAt();
  }

  Sighting probe(int position) {
    probes++;
    int run = runs.merge(position, 1, Integer::sum);
    double luck = new SplittableRandom(seed ^ (SPREAD * position + run)).nextDouble();
    if (cause.right() == SearchConclusion.BORN_RED && !cause.breaks(position)) {
      return Sighting.OTHER_FAILURE;
    }
    if (bad.get(rounds)) {
      return Sighting.RED;
    }
    return cause.breaks(position) ? ofBroken(position, luck) : ofGood(luck);
  }

  private Sighting ofGood(double luck) {
    return luck < world.lonelyFlakes() ? Sighting.RED : Sighting.PASSED;
  }

  private Sighting ofBroken(int position, double luck) {
    Sighting failure = position < cause.second() ? Sighting.OTHER_FAILURE : Sighting.RED;
    return luck < world.brokenPasses() ? Sighting.PASSED : failure;
  }

  boolean isRight(SearchMethod.Verdict verdict) {
    boolean names =
        switch (verdict.conclusion()) {
          case CULPRIT -> cause.isGuilty(verdict.merge());
          case BORN_RED -> verdict.merge() == cause.first();
          case FLAKY, ENVIRONMENT, FIXED, INCONCLUSIVE -> true;
        };
    return names && verdict.conclusion() == cause.right();
  }

  boolean blamesAnInnocent(SearchMethod.Verdict verdict) {
    return verdict.conclusion() == SearchConclusion.CULPRIT && !cause.isGuilty(verdict.merge());
  }

  /** What runs at once has ended. */
  void endRound() {
    rounds++;
  }

  int probes() {
    return probes;
  }

  int rounds() {
    return rounds;
  }
}
