package io.github.postmerge.smoke.blame.search;

import java.util.List;

/**
 * The remaining mass and doubt of one list of hypotheses after each outcome of a probe, for any
 * position: prefix sums over the thresholds up to it, for which it is broken, and over the others.
 */
final class LineDoubt {

  private static final Sighting[] SIGHTINGS = Sighting.values();
  private static final int DOUBT = Sighting.KINDS;

  private final Suspects suspects;
  private final List<Group> groups;
  private final CommitState before;
  private final double[][] broken;
  private final double[][] good;

  /**
   * Sums for a list.
   *
   * @param groups in the order of their thresholds
   * @param before the state of a commit before the threshold
   */
  LineDoubt(Suspects suspects, List<Group> groups, CommitState before) {
    this.suspects = suspects;
    this.groups = groups;
    this.before = before;
    this.broken = new double[groups.size() + 1][DOUBT + 1];
    this.good = new double[groups.size() + 1][DOUBT + 1];
    for (int index = 0; index < groups.size(); index++) {
      System.arraycopy(broken[index], 0, broken[index + 1], 0, DOUBT + 1);
      add(broken[index + 1], groups.get(index), CommitState.BROKEN);
    }
    for (int index = groups.size() - 1; index >= 0; index--) {
      System.arraycopy(good[index + 1], 0, good[index], 0, DOUBT + 1);
      add(good[index], groups.get(index), before);
    }
  }

  /** Adds the mass of each outcome of a probe of a position, and the doubt that remains. */
  void addTo(double[] sums, int position) {
    int index = firstNotBefore(position);
    boolean splits = index < groups.size() && groups.get(index).from() <= position;
    add(sums, broken[index]);
    if (splits) {
      split(sums, groups.get(index), position);
    }
    add(sums, good[splits ? index + 1 : index]);
  }

  /** The same if all commits are good, whatever the threshold. */
  void addAllGoodTo(double[] sums) {
    add(sums, good[0]);
  }

  private void split(double[] sums, Group group, int position) {
    double all = suspects.share(group.from(), group.to());
    double share = suspects.share(group.from(), position) / all;
    add(sums, group.part(group.from(), position, share), CommitState.BROKEN);
    add(sums, group.part(position + 1, group.to(), 1 - share), before);
  }

  /** The first group whose last threshold is after a position. */
  private int firstNotBefore(int position) {
    int low = 0;
    int high = groups.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (groups.get(middle).to() > position) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private void add(double[] sums, Group group, CommitState state) {
    if (group.mass() <= 0) {
      return;
    }
    for (Sighting sighting : SIGHTINGS) {
      double mass = group.mass() * state.of(sighting, group);
      sums[sighting.index()] += mass;
      sums[DOUBT] -= ExpectedDoubt.product(mass);
    }
    sums[DOUBT] += group.mass() * suspects.doubtWithin(group);
  }

  private static void add(double[] sums, double[] more) {
    for (int index = 0; index <= DOUBT; index++) {
      sums[index] += more[index];
    }
  }
}
