package io.github.postmerge.smoke.blame;

import java.util.EnumMap;
import java.util.Map;

/** How probable each hypothesis is after what was seen, by Bayes' rule. */
final class Posterior {

  private final KnownGood known;
  private final Counts counts;
  private final Map<Hypothesis, Double> joint = new EnumMap<>(Hypothesis.class);
  private final double evidence;

  Posterior(KnownGood known, Counts counts) {
    this.known = known;
    this.counts = counts;
    for (Hypothesis hypothesis : Hypothesis.values()) {
      joint.put(hypothesis, hypothesis.prior(known) * likelihood(hypothesis, counts));
    }
    this.evidence = joint.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  double of(Hypothesis hypothesis) {
    return joint.getOrDefault(hypothesis, 0.0) / evidence;
  }

  Hypothesis leader() {
    Hypothesis leader = Hypothesis.FLAKY;
    for (Hypothesis hypothesis : Hypothesis.values()) {
      leader = of(hypothesis) > of(leader) ? hypothesis : leader;
    }
    return leader;
  }

  /** The doubt that another run of a commit is expected to leave, in nats. */
  double doubtAfter(Role role) {
    double doubt = 0;
    for (Outcome outcome : Outcome.values()) {
      Posterior then = new Posterior(known, counts.and(role, outcome));
      doubt += then.evidence / evidence * then.entropy();
    }
    return doubt;
  }

  private double entropy() {
    double entropy = 0;
    for (Hypothesis hypothesis : Hypothesis.values()) {
      double probability = of(hypothesis);
      entropy -= probability == 0 ? 0 : probability * StrictMath.log(probability);
    }
    return entropy;
  }

  /** Good commits err by failing and broken ones by passing, each kind at one rate. */
  private static double likelihood(Hypothesis hypothesis, Counts counts) {
    Tally good = Tally.NONE;
    Tally broken = Tally.NONE;
    for (Role role : Role.values()) {
      if (hypothesis.breaks(role)) {
        broken = broken.and(counts.of(role));
      } else {
        good = good.and(counts.of(role));
      }
    }
    return ErrorRate.probability(good.failed(), good.passed())
        * ErrorRate.probability(broken.passed(), broken.failed());
  }
}
