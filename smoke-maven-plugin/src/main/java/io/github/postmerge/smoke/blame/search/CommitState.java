package io.github.postmerge.smoke.blame.search;

/** The state of a commit under a hypothesis, which determines how its smoke ends. */
enum CommitState {
  /** It passes, except for flakes. */
  GOOD,
  /** It fails as the red run did, except for runs that pass at random. */
  BROKEN,
  /** It does not yet have what the smoke needs. */
  BEFORE_SMOKE;

  /** How often a smoke fails in another way than the red run did, under any hypothesis. */
  static final double OTHER = 0.05;

  private static final double PASSES_BEFORE_SMOKE = 0.01;
  private static final double RED_BEFORE_SMOKE = 0.05;

  /** The probability of this sighting in the next probe of such a commit. */
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
   * The likelihood factor of these sightings at commits before the smoke, relative to other
   * commits.
   */
  static double beforeSmoke(int passes, int reds, int others) {
    return StrictMath.pow(PASSES_BEFORE_SMOKE / (1 - OTHER), passes)
        * StrictMath.pow(RED_BEFORE_SMOKE / (1 - OTHER), reds)
        * StrictMath.pow((1 - PASSES_BEFORE_SMOKE - RED_BEFORE_SMOKE) / OTHER, others);
  }
}
