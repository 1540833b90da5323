package io.github.postmerge.smoke.blame;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The trials since the last change point, and the candidates for the next one.
 *
 * <p>In a plot of the number of flakes over the number of trials, two rates fit best with a change
 * at a corner of the lower convex hull (for worse) or of the upper one (for better). A hull grows
 * at its end, and has few corners.
 */
final class Segment {

  /** Several times what 1,000,000 trials at one rate have; it bounds the cost of crafted trials. */
  private static final int MOST_CORNERS = 64;

  private final FlakeCount start;
  private final List<FlakeCount> lower = new ArrayList<>();
  private final List<FlakeCount> upper = new ArrayList<>();
  private FlakeCount end;

  private Segment(FlakeCount start) {
    this.start = start;
    this.end = start;
  }

  static Segment from(FlakeCount start) {
    Segment segment = new Segment(start);
    segment.lower.add(start);
    segment.upper.add(start);
    return segment;
  }

  FlakeCount start() {
    return start;
  }

  FlakeCount end() {
    return end;
  }

  void add(boolean flaky) {
    end = end.and(flaky);
    extend(lower, 1);
    extend(upper, -1);
  }

  /** The corners of both hulls, without their common ends. */
  Stream<FlakeCount> candidates() {
    return Stream.of(lower, upper).flatMap(hull -> hull.subList(1, hull.size() - 1).stream());
  }

  private void extend(List<FlakeCount> hull, int direction) {
    int last = hull.size() - 1;
    while (last > 0 && direction * hull.get(last).increase(hull.get(last - 1), end) <= 0) {
      hull.remove(last--);
    }
    hull.add(end);
    if (hull.size() > MOST_CORNERS) {
      hull.remove(1);
    }
  }
}
