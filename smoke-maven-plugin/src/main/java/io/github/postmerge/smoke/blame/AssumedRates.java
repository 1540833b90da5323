package io.github.postmerge.smoke.blame;

/**
 * The error rates that an inquiry assumes.
 *
 * @param likely the rates according to the history
 * @param doubled twice these rates, because a history may be old or from another machine
 */
public record AssumedRates(Rates likely, Rates doubled) {

  /** Without a history, both rates have a uniform prior, so that there is nothing to double. */
  static final AssumedRates UNKNOWN = new AssumedRates(Rates.UNKNOWN, Rates.UNKNOWN);

  /** The rates according to a history, or unknown ones. */
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
