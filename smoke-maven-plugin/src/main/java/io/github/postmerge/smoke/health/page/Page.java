package io.github.postmerge.smoke.health.page;

import java.util.List;

/**
 * The content of the health page, in its order.
 *
 * @param project the repository's name, such as {@code acme/shop}
 * @param facts main's current state, most important first
 * @param charts one for each smoke
 * @param intervals newest first
 * @param costs what the red runs cost
 * @param leftOut commits without a verdict, and files that could not be used
 */
public record Page(
    String project,
    Headline headline,
    List<Fact> facts,
    Grid grid,
    List<SmokeChart> charts,
    List<RedInterval> intervals,
    List<Figure> costs,
    List<LeftOut> leftOut) {

  /** The number of rows of a list that are drawn; the page says how many more there are. */
  static final int MOST_ROWS = 200;

  /** The number of charts that a page can have. */
  public static final int MOST_CHARTS = 20;

  /** Copies the lists. */
  public Page {
    facts = List.copyOf(facts);
    charts = List.copyOf(charts);
    intervals = List.copyOf(intervals);
    costs = List.copyOf(costs);
    leftOut = List.copyOf(leftOut);
    if (charts.size() > MOST_CHARTS) {
      throw new IllegalArgumentException(
          charts.size() + " charts are more than " + MOST_CHARTS + ": leave out the oldest smokes");
    }
  }
}
