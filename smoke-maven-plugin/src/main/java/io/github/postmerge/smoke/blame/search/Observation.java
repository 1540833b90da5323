package io.github.postmerge.smoke.blame.search;

/**
 * One probe that ended.
 *
 * @param position the commit that was run
 * @param sighting how it ended
 * @param startedAfter the number of probes that had ended when it started
 * @param endedAs 1 for the first probe that ended, and so on
 */
public record Observation(int position, Sighting sighting, int startedAfter, int endedAs) {

  /** Checks that it started before it ended. */
  public Observation {
    if (position < 0 || startedAfter < 0 || endedAs <= startedAfter) {
      throw new IllegalArgumentException(
          "A probe at position %d cannot start after %d probes and be the number %d to end"
              .formatted(position, startedAfter, endedAs));
    }
  }

  /** Whether this probe had ended when the other one started. */
  boolean before(Observation other) {
    return endedAs <= other.startedAfter;
  }

  boolean is(int where, Sighting what) {
    return position == where && sighting == what;
  }
}
