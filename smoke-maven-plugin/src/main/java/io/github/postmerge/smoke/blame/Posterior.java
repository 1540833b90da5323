package io.github.postmerge.smoke.blame;

import java.util.EnumMap;
import java.util.Map;

/** The probability of each hypothesis after the reruns, by Bayes' rule. */
final class Posterior {

  private final KnownGood known;
  private final Rates rates;
  private final Counts counts;
  private final Map<Hypothesis, Double> joint = new EnumMap<>(Hypothesis.class);
  private final double evidence;

  Posterior(KnownGood known, Rates rates, Counts counts) {
    this.known = known;
    this.rates = rates;
    this.counts = counts;
    for (Hypothesis hypothesis : Hypothesis.values()) {
      joint.put(hypothesis, hypothesis.prior(known) * rates.likelihood(hypothesis, counts));
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

  boolean isEnoughFor(Hypothesis hypothesis) {
    return of(hypothesis) >= Inquiry.ENOUGH;
  }

  /** The expected entropy after another run of a commit, in nats. */
  double doubtAfter(Role role) {
    double doubt = 0;
    for (Outcome outcome : Outcome.values()) {
      Posterior then = new Posterior(known, rates, counts.and(role, outcome));
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
}
