package io.github.postmerge.smoke.blame;

/**
 * The assumed distributions of both error rates.
 *
 * @param good how often good commits fail
 * @param broken how often broken ones pass
 */
public record Rates(ErrorRate good, ErrorRate broken) {

  static final Rates UNKNOWN = new Rates(ErrorRate.UNKNOWN, ErrorRate.UNKNOWN);

  /** The rates according to a history. */
  public static Rates of(KnownRates known) {
    return new Rates(ErrorRate.of(known.good()), ErrorRate.of(known.broken()));
  }

  /** A mixture of these rates and, with this probability, unknown ones. */
  public Rates orUnknown(double probability) {
    return new Rates(good.orUnknown(probability), broken.orUnknown(probability));
  }

  Rates doubled() {
    return new Rates(good.doubled(), broken.doubled());
  }

  /** The likelihood of a hypothesis; good commits err at one rate, broken ones at the other. */
  double likelihood(Hypothesis hypothesis, Counts counts) {
    Tally ofGood = Tally.NONE;
    Tally ofBroken = Tally.NONE;
    for (Role role : Role.values()) {
      if (hypothesis.breaks(role)) {
        ofBroken = ofBroken.and(counts.of(role));
      } else {
        ofGood = ofGood.and(counts.of(role));
      }
    }
    return likelihood(ofGood, ofBroken);
  }

  /** The likelihood of these results of good commits and of broken ones. */
  public double likelihood(Tally ofGood, Tally ofBroken) {
    return good.probability(ofGood.failed(), ofGood.passed())
        * broken.probability(ofBroken.passed(), ofBroken.failed());
  }
}
