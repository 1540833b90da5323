package io.github.postmerge.smoke.blame;

/**
 * The error rates that an inquiry reckons with.
 *
 * @param likely what the history tells of them
 * @param doubled twice as much, for a history may be old, or of another machine
 */
public record AssumedRates(Rates likely, Rates doubled) {

  /** Without a history; both rates are anything that they can be, so there is nothing to double. */
  static final AssumedRates UNKNOWN = new AssumedRates(Rates.UNKNOWN, Rates.UNKNOWN);

  /** What is known of them, or nothing. */
  public static AssumedRates of(KnownRates known) {
    if (known.equals(KnownRates.NONE)) {
      return UNKNOWN;
    }
    Rates likely = Rates.of(known);
    return new AssumedRates(likely, likely.doubled());
  }

  boolean areFromHistory() {
    return !equals(UNKNOWN);
  }
}
