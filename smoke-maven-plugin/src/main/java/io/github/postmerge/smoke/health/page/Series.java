package io.github.postmerge.smoke.health.page;

import java.util.List;

/**
 * Values over time.
 *
 * @param points oldest first; at most {@link #MOST_POINTS}
 * @param changes in order of their index
 */
public record Series(List<Point> points, List<ChangePoint> changes) {

  /** A screen cannot show more; the caller must reduce a longer series. */
  public static final int MOST_POINTS = 200;

  /** Copies the lists. */
  public Series {
    points = List.copyOf(points);
    changes = List.copyOf(changes);
    if (points.size() > MOST_POINTS) {
      throw new IllegalArgumentException(
          points.size() + " points are more than " + MOST_POINTS + ": thin them out");
    }
    for (ChangePoint change : changes) {
      if (change.index() < 0 || change.index() >= points.size()) {
        throw new IllegalArgumentException("There is no point " + change.index());
      }
    }
  }

  /** A series without points is not drawn. */
  public static Series none() {
    return new Series(List.of(), List.of());
  }

  /**
   * One value of a series with its interval.
   *
   * @param label its merge, such as {@code #58}
   * @param value seconds, or a rate from 0 to 1
   * @param low lower end of the interval; the value itself if there is none
   * @param high upper end
   */
  public record Point(String label, double value, double low, double high) {

    /** Rejects values that cannot be drawn. */
    public Point {
      label = VisibleText.brief(label);
      boolean ordered = 0 <= low && low <= value && value <= high;
      if (!ordered || Double.isInfinite(high)) {
        throw new IllegalArgumentException(
            String.format("%s: not 0 <= %s <= %s <= %s", label, low, value, high));
      }
    }

    /** A value without an interval. */
    public static Point of(String label, double value) {
      return new Point(label, value, value, value);
    }
  }

  /**
   * Where a series changed.
   *
   * @param index the first point after the change, from 0
   * @param label what changed, such as {@code from 42 s to 61 s at #41}
   */
  public record ChangePoint(int index, String label) {

    /** Shortens a label that is too long. */
    public ChangePoint {
      label = VisibleText.brief(label);
    }
  }
}
