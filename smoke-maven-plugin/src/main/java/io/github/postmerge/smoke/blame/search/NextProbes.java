package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.Rates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Chooses what to run next.
 *
 * @param rates how often good commits fail and broken ones pass
 * @param log what was seen
 * @param impossible positions that cannot be run
 */
record NextProbes(Suspects suspects, Rates rates, ProbeLog log, Set<Integer> impossible) {

  /** Differences in expected doubt below it are rounding. */
  private static final double NOTICEABLE = 1e-9;

  /** Where a commit cannot be run, no other can tell the merges beside it apart. */
  private static final double WORTH_A_PROBE = 1e-4;

  private static final int QUANTILES = 8;

  /** What together leaves the least doubt, one after the other. */
  List<Integer> leastDoubt(int slots, List<Integer> underWay) {
    Forecast forecast = Forecast.of(suspects, rates, log.counts());
    for (int position : underWay.stream().sorted().toList()) {
      forecast = forecast.and(position);
    }
    LinePosterior posterior = LinePosterior.of(suspects, rates, log.counts());
    int[] candidates =
        CandidatePositions.of(posterior, impossible, QUANTILES + slots + underWay.size());
    List<Integer> chosen = new ArrayList<>();
    for (int slot = 0; slot < slots && candidates.length > 0; slot++) {
      double[] doubts = forecast.doubtAfter(candidates);
      int best = best(candidates, doubts);
      if (forecast.doubt() - doubts[best] < WORTH_A_PROBE) {
        break;
      }
      chosen.add(candidates[best]);
      forecast = forecast.and(candidates[best]);
    }
    return chosen;
  }

  private int best(int[] candidates, double[] doubts) {
    int best = 0;
    for (int index = 1; index < candidates.length; index++) {
      long difference = Math.round((doubts[index] - doubts[best]) / NOTICEABLE);
      int fewer = log.counts().runsAt(candidates[best]) - log.counts().runsAt(candidates[index]);
      best = difference < 0 || (difference == 0 && fewer > 0) ? index : best;
    }
    return best;
  }

  /** What an answer needs besides its probability. */
  List<Integer> evidenceFor(Answer answer, int slots, List<Integer> underWay) {
    List<Integer> needed = log.evidence().positions(answer, suspects);
    if (needed.stream().anyMatch(impossible::contains)) {
      return List.of();
    }
    return new EvidenceProbes(answer, log, needed).choose(slots, underWay);
  }
}
