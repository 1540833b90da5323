package io.github.postmerge.smoke.blame;

/**
 * What is taken for both error rates.
 *
 * @param good how often good commits fail
 * @param broken how often broken ones pass
 */
public record Rates(ErrorRate good, ErrorRate broken) {

  static final Rates UNKNOWN = new Rates(ErrorRate.UNKNOWN, ErrorRate.UNKNOWN);

  /** What a history tells of them. */
  public static Rates of(KnownRates known) {
    return new Rates(ErrorRate.of(known.good()), ErrorRate.of(known.broken()));
  }

  /** These, or with such a probability some of which nothing is known. */
  public Rates orUnknown(double probability) {
    return new Rates(good.orUnknown(probability), broken.orUnknown(probability));
  }

  Rates doubled() {
    return new Rates(good.doubled(), broken.doubled());
  }

  /** Good commits err by failing and broken ones by passing, each kind at one rate. */
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

  /** Of what was seen of good commits, and of broken ones. */
  public double likelihood(Tally ofGood, Tally ofBroken) {
    return good.probability(ofGood.failed(), ofGood.passed())
        * broken.probability(ofBroken.passed(), ofBroken.failed());
  }
}
