package io.github.postmerge.smoke.health.page;

/**
 * One smoke's durations and flake rates over time.
 *
 * @param smoke its name
 * @param durations in seconds
 * @param flakeRates from 0 to 1, with their intervals
 */
public record SmokeChart(String smoke, Series durations, Series flakeRates) {

  /** Shortens a name that is too long. */
  public SmokeChart {
    smoke = VisibleText.brief(smoke);
  }
}
