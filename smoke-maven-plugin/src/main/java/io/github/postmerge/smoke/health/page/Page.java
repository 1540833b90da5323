package io.github.postmerge.smoke.health.page;

import java.util.List;

/**
 * All that the health page shows, in its order.
 *
 * @param project what the repository is called, such as {@code acme/shop}
 * @param facts what is so now, most important first
 * @param charts one a smoke
 * @param intervals newest first
 * @param costs what the reds have cost
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

  /** How many rows of a list are drawn; the page says how many more there are. */
  static final int MOST_ROWS = 200;

  /** How many charts a page can have. */
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
