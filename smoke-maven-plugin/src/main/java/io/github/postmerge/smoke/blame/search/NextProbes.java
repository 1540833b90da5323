package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.Rates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Chooses the positions to run next.
 *
 * @param rates how often good commits fail and broken ones pass
 * @param log the probes so far
 * @param impossible positions that cannot be run
 */
record NextProbes(Suspects suspects, Rates rates, ProbeLog log, Set<Integer> impossible) {

  /** Smaller differences in expected doubt are rounding errors. */
  private static final double NOTICEABLE = 1e-9;

  /**
   * The least expected decrease of doubt for a probe; if a commit cannot be run, no other one can
   * distinguish the merges beside it.
   */
  private static final double WORTH_A_PROBE = 1e-4;

  private static final int QUANTILES = 8;

  /** The positions that together leave the least doubt, chosen greedily. */
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

  /** The positions whose probes an answer needs in addition to its probability. */
  List<Integer> evidenceFor(Answer answer, int slots, List<Integer> underWay) {
    List<Integer> needed = log.evidence().positions(answer, suspects);
    if (needed.stream().anyMatch(impossible::contains)) {
      return List.of();
    }
    return new EvidenceProbes(answer, log, needed).choose(slots, underWay);
  }
}
