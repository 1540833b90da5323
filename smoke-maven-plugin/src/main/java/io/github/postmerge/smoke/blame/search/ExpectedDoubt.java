package io.github.postmerge.smoke.blame.search;

/** The expected doubt (entropy) after one more probe, in nats. */
final class ExpectedDoubt {

  private static final int OUTCOMES = Sighting.KINDS;

  private final Suspects suspects;
  private final LineDoubt thresholds;
  private final LineDoubt fixed;
  private final LineDoubt bornRed;

  ExpectedDoubt(LinePosterior posterior) {
    this.suspects = posterior.suspects();
    this.thresholds = new LineDoubt(suspects, posterior.thresholds(), CommitState.GOOD);
    this.fixed = new LineDoubt(suspects, posterior.fixed(), CommitState.GOOD);
    this.bornRed = new LineDoubt(suspects, posterior.bornRed(), CommitState.BEFORE_SMOKE);
  }

  double after(int position) {
    double[] sums = new double[OUTCOMES + 1];
    thresholds.addTo(sums, position);
    bornRed.addTo(sums, position);
    if (position > suspects.redAt()) {
      fixed.addAllGoodTo(sums);
    } else {
      fixed.addTo(sums, position);
    }
    double doubt = sums[OUTCOMES];
    for (int outcome = 0; outcome < OUTCOMES; outcome++) {
      doubt += product(sums[outcome]);
    }
    return doubt;
  }

  /** x log x. */
  static double product(double x) {
    return x <= 0 ? 0 : x * StrictMath.log(x);
  }
}
