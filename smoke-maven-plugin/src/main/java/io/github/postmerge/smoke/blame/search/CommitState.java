package io.github.postmerge.smoke.blame.search;

/** What a commit is, if a hypothesis is true, and so how its smoke ends. */
enum CommitState {
  /** It passes, but for flakes. */
  GOOD,
  /** It fails as the red run did, but for luck. */
  BROKEN,
  /** It does not have yet what the smoke needs. */
  BEFORE_SMOKE;

  /** How often a smoke fails in another way than the red run did, whoever is to blame. */
  static final double OTHER = 0.05;

  private static final double PASSES_BEFORE_SMOKE = 0.01;
  private static final double RED_BEFORE_SMOKE = 0.05;

  /** How probable it is that the next probe of such a commit ends so. */
  double of(Sighting sighting, Group group) {
    return switch (this) {
      case GOOD -> ofKnownSmoke(sighting, group.redIfGood());
      case BROKEN -> ofKnownSmoke(sighting, 1 - group.passIfBroken());
      case BEFORE_SMOKE ->
          switch (sighting) {
            case PASSED -> PASSES_BEFORE_SMOKE;
            case RED -> RED_BEFORE_SMOKE;
            case OTHER_FAILURE -> 1 - PASSES_BEFORE_SMOKE - RED_BEFORE_SMOKE;
          };
    };
  }

  private static double ofKnownSmoke(Sighting sighting, double red) {
    return switch (sighting) {
      case PASSED -> (1 - OTHER) * (1 - red);
      case RED -> (1 - OTHER) * red;
      case OTHER_FAILURE -> OTHER;
    };
  }

  /**
   * How many times as probable so many sightings are before the smoke, but for good's and broken's.
   */
  static double beforeSmoke(int passes, int reds, int others) {
    return StrictMath.pow(PASSES_BEFORE_SMOKE / (1 - OTHER), passes)
        * StrictMath.pow(RED_BEFORE_SMOKE / (1 - OTHER), reds)
        * StrictMath.pow((1 - PASSES_BEFORE_SMOKE - RED_BEFORE_SMOKE) / OTHER, others);
  }
}
