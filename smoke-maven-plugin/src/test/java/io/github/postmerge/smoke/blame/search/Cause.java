package io.github.postmerge.smoke.blame.search;

import java.util.SplittableRandom;

/**
 * What is true of a red main.
 *
 * @param right what a search should say
 * @param redAt the position of the red run
 * @param first the first broken position
 * @param until the first position after it that is good again
 * @param second the first position from which on the smoke fails as the red run did
 */
record Cause(SearchConclusion right, int redAt, int first, int until, int second) {

  private static final int NEVER = Integer.MAX_VALUE;

  /** Kinds of causes. */
  enum Kind {
    CULPRIT,
    NOBODY,
    ENVIRONMENT,
    BORN_RED,
    /** A later merge mends it, and the red run is between. */
    FIXED,
    /** The second one breaks it in another way, so that main fails in that way at the end. */
    TWO_CULPRITS;

    Cause draw(int merges, SplittableRandom random) {
      int merge = 1 + random.nextInt(merges);
      return switch (this) {
        case CULPRIT -> new Cause(SearchConclusion.CULPRIT, merges, merge, NEVER, merge);
        case NOBODY -> new Cause(SearchConclusion.FLAKY, merges, NEVER, NEVER, 0);
        case ENVIRONMENT -> new Cause(SearchConclusion.ENVIRONMENT, merges, 0, NEVER, 0);
        case BORN_RED -> new Cause(SearchConclusion.BORN_RED, merges, merge, NEVER, merge);
        case FIXED -> fixed(Math.min(merge, merges - 1), merges, random);
        case TWO_CULPRITS -> {
          int second = merge + random.nextInt(merges - merge + 1);
          yield new Cause(SearchConclusion.CULPRIT, merges, merge, NEVER, second);
        }
      };
    }

    private static Cause fixed(int first, int merges, SplittableRandom random) {
      int until = first + 1 + random.nextInt(merges - first);
      int redAt = first + random.nextInt(until - first);
      return new Cause(SearchConclusion.FIXED, redAt, first, until, first);
    }
  }

  boolean breaks(int position) {
    return first <= position && position < until;
  }

  /** Whether a merge that is blamed is to blame. */
  boolean isGuilty(int merge) {
    return merge == first || merge == second;
  }
}
