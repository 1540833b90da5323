package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.Rates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The probability of each hypothesis after the probes, by Bayes' rule. */
final class LinePosterior {

  private final Suspects suspects;

  /** The environment, each merge, and no merge, in the order of thresholds. */
  private final List<Group> thresholds;

  private final List<Group> fixed;
  private final List<Group> bornRed;

  private LinePosterior(
      Suspects suspects, List<Group> thresholds, List<Group> fixed, List<Group> bornRed) {
    double all = mass(thresholds) + mass(fixed) + mass(bornRed);
    this.suspects = suspects;
    this.thresholds = normalized(thresholds, all);
    this.fixed = normalized(fixed, all);
    this.bornRed = normalized(bornRed, all);
  }

  static LinePosterior of(Suspects suspects, Rates rates, SightingCounts counts) {
    return of(suspects, rates, counts, counts.sums(Sighting.RED));
  }

  /**
   * The posterior if only some red probes count against hypotheses for which the commit is good.
   *
   * @param goodReds for each number of first positions, the number of red probes that count there
   */
  static LinePosterior of(Suspects suspects, Rates rates, SightingCounts counts, int[] goodReds) {
    LineLikelihood likelihood = new LineLikelihood(suspects, rates, counts, goodReds);
    List<Group> thresholds = new ArrayList<>();
    thresholds.add(likelihood.environment());
    thresholds.addAll(likelihood.groups(SearchConclusion.CULPRIT));
    thresholds.add(likelihood.noMerge());
    return new LinePosterior(
        suspects,
        thresholds,
        suspects.canBeFixed() ? likelihood.groups(SearchConclusion.FIXED) : List.of(),
        likelihood.groups(SearchConclusion.BORN_RED));
  }

  Suspects suspects() {
    return suspects;
  }

  List<Group> thresholds() {
    return thresholds;
  }

  List<Group> fixed() {
    return fixed;
  }

  List<Group> bornRed() {
    return bornRed;
  }

  Stream<Group> groups(SearchConclusion kind) {
    return Stream.of(thresholds, fixed, bornRed)
        .flatMap(List::stream)
        .filter(group -> group.kind() == kind);
  }

  double of(SearchConclusion kind) {
    return groups(kind).mapToDouble(Group::mass).sum();
  }

  /** The probability of this conclusion about one merge. */
  double of(SearchConclusion kind, int merge) {
    return groups(kind)
        .filter(group -> group.from() <= merge && merge <= group.to())
        .mapToDouble(group -> group.mass() * shareOf(group, merge))
        .sum();
  }

  /** The probability of this sighting in the next probe of a position. */
  double predicts(int position, Sighting sighting) {
    double sum = 0;
    for (List<Group> groups : List.of(thresholds, fixed, bornRed)) {
      for (Group group : groups) {
        double broken = brokenShare(group, position);
        CommitState before =
            group.kind() == SearchConclusion.BORN_RED ? CommitState.BEFORE_SMOKE : CommitState.GOOD;
        sum +=
            group.mass()
                * (broken * CommitState.BROKEN.of(sighting, group)
                    + (1 - broken) * before.of(sighting, group));
      }
    }
    return sum;
  }

  private double brokenShare(Group group, int position) {
    boolean goodAgain = group.kind() == SearchConclusion.FIXED && position > suspects.redAt();
    if (position < group.from() || goodAgain) {
      return 0;
    }
    return position >= group.to()
        ? 1
        : suspects.share(group.from(), position) / suspects.share(group.from(), group.to());
  }

  private double shareOf(Group group, int merge) {
    return group.from() == group.to()
        ? 1
        : suspects.share(merge) / suspects.share(group.from(), group.to());
  }

  /** The entropy, in nats. */
  double doubt() {
    double doubt = 0;
    for (List<Group> groups : List.of(thresholds, fixed, bornRed)) {
      for (Group group : groups) {
        doubt += group.mass() * suspects.doubtWithin(group) - ExpectedDoubt.product(group.mass());
      }
    }
    return doubt;
  }

  /** The probability of this conclusion about each merge; that of the first merge is at 0. */
  double[] merges(SearchConclusion kind) {
    double[] merges = new double[suspects.end()];
    groups(kind)
        .forEach(
            group -> {
              for (int merge = group.from(); merge <= group.to(); merge++) {
                merges[merge - 1] = group.mass() * shareOf(group, merge);
              }
            });
    return merges;
  }

  private static List<Group> normalized(List<Group> groups, double all) {
    List<Group> parts = new ArrayList<>(groups.size());
    for (Group group : groups) {
      parts.add(group.times(1 / all));
    }
    return parts;
  }

  private static double mass(List<Group> groups) {
    double sum = 0;
    for (Group group : groups) {
      sum += group.mass();
    }
    return sum;
  }
}
