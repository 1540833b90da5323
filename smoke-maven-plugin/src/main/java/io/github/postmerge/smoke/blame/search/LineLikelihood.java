package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.Rates;
import io.github.postmerge.smoke.blame.Tally;
import java.util.ArrayList;
import java.util.List;

/** The likelihood of the probes for each hypothesis; equal for thresholds between two probes. */
final class LineLikelihood {

  /**
   * Factor against flakiness and the environment, which cause one kind of failure, if others occur.
   */
  private static final double ONE_KIND = 0.5;

  private final Suspects suspects;
  private final Rates rates;
  private final SightingCounts counts;
  private final int[] goodReds;
  private final int[] passes;
  private final int[] reds;
  private final int[] others;
  private final int stretches;

  LineLikelihood(Suspects suspects, Rates rates, SightingCounts counts, int[] goodReds) {
    this.suspects = suspects;
    this.rates = rates;
    this.counts = counts;
    this.goodReds = goodReds;
    this.passes = counts.sums(Sighting.PASSED);
    this.reds = counts.sums(Sighting.RED);
    this.others = counts.sums(Sighting.OTHER_FAILURE);
    this.stretches = counts.positionsUpTo(suspects.redAt());
  }

  /** The groups of one kind, in order; their masses are not normalized. */
  List<Group> groups(SearchConclusion kind) {
    List<Group> groups = new ArrayList<>(stretches + 1);
    for (int before = 0; before <= stretches; before++) {
      int from = before == 0 ? 1 : counts.position(before - 1) + 1;
      int to = before == stretches ? suspects.redAt() : counts.position(before);
      if (from <= to) {
        groups.add(group(kind, from, to, before));
      }
    }
    return groups;
  }

  Group noMerge() {
    int threshold = suspects.end() + 1;
    int all = counts.positions();
    return group(SearchConclusion.FLAKY, threshold, threshold, all).times(oneKind());
  }

  Group environment() {
    return group(SearchConclusion.ENVIRONMENT, 0, 0, 0).times(oneKind());
  }

  private double oneKind() {
    return others[counts.positions()] == 0 ? 1 : ONE_KIND;
  }

  private Group group(SearchConclusion kind, int from, int to, int before) {
    boolean onLine = from >= 1 && to <= suspects.redAt();
    Tally good = ofGood(kind, before);
    Tally broken = ofBroken(kind, before);
    double likelihood = rates.likelihood(good, broken) * beforeSmoke(kind, before);
    return new Group(
        kind,
        from,
        to,
        Priors.of(kind, suspects) * likelihood * (onLine ? suspects.share(from, to) : 1),
        rates.good().next(good.failed(), good.passed()),
        rates.broken().next(broken.passed(), broken.failed()));
  }

  private Tally ofGood(SearchConclusion kind, int before) {
    if (kind == SearchConclusion.BORN_RED) {
      return new Tally(0, 0);
    }
    boolean fixed = kind == SearchConclusion.FIXED;
    return new Tally(
        goodReds[before] + (fixed ? after(reds) : 0), passes[before] + (fixed ? after(passes) : 0));
  }

  private Tally ofBroken(SearchConclusion kind, int before) {
    int last = kind == SearchConclusion.FIXED ? stretches : counts.positions();
    return new Tally(reds[last] - reds[before], passes[last] - passes[before]);
  }

  /** The sum at the end of the line, after the red run. */
  private int after(int[] sums) {
    return sums[counts.positions()] - sums[stretches];
  }

  private double beforeSmoke(SearchConclusion kind, int before) {
    return kind == SearchConclusion.BORN_RED
        ? CommitState.beforeSmoke(passes[before], reds[before], others[before])
        : 1;
  }
}
