package io.github.postmerge.smoke.blame.search;

import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The positions to consider for the next probe: both ends of the line, the red run, the ends of
 * each probable group, and the quantiles of the whole.
 */
final class CandidatePositions {

  private static final double NOTICEABLE = 0.01;

  private final LinePosterior posterior;
  private final Set<Integer> impossible;
  private final NavigableSet<Integer> found = new TreeSet<>();

  private CandidatePositions(LinePosterior posterior, Set<Integer> impossible) {
    this.posterior = posterior;
    this.impossible = impossible;
  }

  /**
   * The candidates in order.
   *
   * @param impossible positions that cannot be run
   * @param quantiles number of quantiles of each kind
   */
  static int[] of(LinePosterior posterior, Set<Integer> impossible, int quantiles) {
    CandidatePositions candidates = new CandidatePositions(posterior, impossible);
    candidates.addMarks();
    Stream.of(SearchConclusion.CULPRIT, SearchConclusion.FIXED, SearchConclusion.BORN_RED)
        .map(kind -> posterior.groups(kind).toList())
        .forEach(groups -> candidates.addGroups(groups, quantiles));
    return candidates.found.stream().mapToInt(position -> position).toArray();
  }

  private void addMarks() {
    add(0);
    add(posterior.suspects().redAt());
    add(posterior.suspects().end());
  }

  private void addGroups(List<Group> groups, int quantiles) {
    double all = groups.stream().mapToDouble(Group::mass).sum();
    double below = 0;
    for (Group group : groups) {
      if (group.mass() >= NOTICEABLE) {
        add(group.from() - 1);
        add(group.to());
        addQuantiles(group, below / all * quantiles, (below + group.mass()) / all * quantiles);
      }
      below += group.mass();
    }
  }

  /**
   * For a merge larger than one step, also adds the position before it, which quantiles may miss.
   */
  private void addQuantiles(Group group, double first, double last) {
    Suspects suspects = posterior.suspects();
    double step = suspects.share(group.from(), group.to()) / (last - first);
    for (int number = (int) Math.ceil(first); number < last; number++) {
      int position = suspects.quantile(group, (number - first) / (last - first));
      add(position);
      if (suspects.share(position) > step) {
        add(position - 1);
      }
    }
  }

  /** Adds the position, or the nearest ones on both sides if it cannot be run. */
  private void add(int position) {
    IntStream.iterate(position, lower -> lower >= 0, lower -> lower - 1)
        .filter(this::isPossible)
        .findFirst()
        .ifPresent(found::add);
    IntStream.rangeClosed(position, posterior.suspects().end())
        .filter(this::isPossible)
        .findFirst()
        .ifPresent(found::add);
  }

  /**
   * Positions between the red run and the end are excluded: no hypothesis predicts their result.
   */
  private boolean isPossible(int position) {
    Suspects suspects = posterior.suspects();
    return !impossible.contains(position)
        && (position <= suspects.redAt() || position == suspects.end());
  }
}
