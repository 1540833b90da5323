package io.github.postmerge.smoke.health.page;

/**
 * What one smoke was like over time.
 *
 * @param smoke its name
 * @param durations in seconds
 * @param flakeRates from 0 to 1, with their intervals
 */
public record SmokeChart(String smoke, Series durations, Series flakeRates) {

  /** Cuts what is too long for its place. */
  public SmokeChart {
    smoke = VisibleText.brief(smoke);
  }
}
