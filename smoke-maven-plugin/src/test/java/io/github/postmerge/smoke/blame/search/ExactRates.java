package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.ErrorRate;
import io.github.postmerge.smoke.blame.KnownRates;
import io.github.postmerge.smoke.blame.Rates;
import java.util.Collections;
import java.util.List;

/** By somebody who knows both rates, so that the posterior alone is enough for him to blame. */
record ExactRates(double goodFails, double brokenPasses) implements SearchMethod {

  /** As good as none; a rate of 0 would make what cannot be seen divide by it. */
  private static final double LEAST_RATE = 1e-12;

  private static final int MOST_PROBES = 100;

  @Override
  public Verdict search(Trial trial, int slots) {
    SearchLine line =
        new SearchLine(Collections.nCopies(trial.merges(), 1.0), trial.redAt(), KnownRates.NONE);
    Rates rates = new Rates(exactly(goodFails), exactly(brokenPasses));
    CulpritInquiry inquiry = CulpritInquiry.into(line, rates);
    while (inquiry.confidence() < CulpritInquiry.ENOUGH && trial.probes() < MOST_PROBES) {
      int position = inquiry.next(1, List.of()).get(0);
      int ended = trial.rounds();
      inquiry = inquiry.after(new Observation(position, trial.probe(position), ended, ended + 1));
      trial.endRound();
    }
    return new Verdict(inquiry.leaning(), inquiry.culprit().orElse(0));
  }

  private static ErrorRate exactly(double rate) {
    return new ErrorRate(new double[] {Math.max(rate, LEAST_RATE)}, new double[] {1});
  }
}
