package io.github.postmerge.smoke.blame.search;

/**
 * The prior probability of each kind of cause.
 *
 * <p>Flakiness has one half, as in a diagnosis.
 */
final class Priors {

  private Priors() {}

  /** The prior of a kind; if the red run is the end of the line, nothing can be fixed after it. */
  static double of(SearchConclusion kind, Suspects suspects) {
    return switch (kind) {
      case FLAKY -> 0.5;
      case CULPRIT -> suspects.canBeFixed() ? 0.275 : 0.4;
      case FIXED -> suspects.canBeFixed() ? 0.125 : 0;
      case ENVIRONMENT, BORN_RED -> 0.05;
      case INCONCLUSIVE -> 0;
    };
  }
}
