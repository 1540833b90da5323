package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.KnownRates;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ours. */
final class TwoSidedSearch implements SearchMethod {

  private final KnownRates rates;
  private final Calibration calibration;
  private final Map<Integer, CulpritInquiry> starts = new HashMap<>();
  private final Map<Integer, List<Integer>> firsts = new HashMap<>();

  TwoSidedSearch(KnownRates rates, Calibration calibration) {
    this.rates = rates;
    this.calibration = calibration;
  }

  @Override
  public Verdict search(Trial trial, int slots) {
    CulpritInquiry start =
        starts.computeIfAbsent(trial.redAt(), redAt -> start(trial.merges(), redAt));
    List<Integer> next =
        firsts.computeIfAbsent(trial.redAt(), redAt -> start.next(slots, List.of()));
    CulpritInquiry inquiry = start;
    int ended = 0;
    while (!next.isEmpty()) {
      int started = ended;
      for (int position : next) {
        Sighting sighting = trial.probe(position);
        inquiry = inquiry.after(new Observation(position, sighting, started, ++ended));
      }
      trial.endRound();
      calibration.add(trial, leading(inquiry), inquiry.confidence());
      next = inquiry.next(slots, List.of());
    }
    return inquiry.conclusion() == SearchConclusion.INCONCLUSIVE ? Verdict.NONE : leading(inquiry);
  }

  private CulpritInquiry start(int merges, int redAt) {
    return CulpritInquiry.into(new SearchLine(Collections.nCopies(merges, 1.0), redAt, rates));
  }

  private static Verdict leading(CulpritInquiry inquiry) {
    boolean names = inquiry.leaning() != SearchConclusion.FIXED;
    return new Verdict(inquiry.leaning(), names ? inquiry.culprit().orElse(0) : 0);
  }
}
