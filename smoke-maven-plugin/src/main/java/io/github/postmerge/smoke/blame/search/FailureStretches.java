package io.github.postmerge.smoke.blame.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Stretches of red probes that one outage could explain, because nothing passed between them.
 *
 * <p>An outage does not explain a red probe that started together with one that passed, nor one
 * during which other probes ran all the time and passed.
 */
final class FailureStretches {

  private static final Comparator<Observation> BY_START =
      Comparator.comparingInt(Observation::startedAfter).thenComparingInt(Observation::endedAs);

  private final List<Integer> lowest = new ArrayList<>();
  private final List<Observation> greens;
  private int firstEnd;

  FailureStretches(List<Observation> observations) {
    this.greens = with(observations, Sighting.PASSED);
    with(observations, Sighting.RED).forEach(this::add);
  }

  /** For each number of first positions, the number of stretches with a red probe there. */
  int[] sums(SightingCounts counts) {
    int[] sums = new int[counts.positions() + 1];
    for (int index = 0; index < counts.positions(); index++) {
      int position = counts.position(index);
      sums[index + 1] = (int) lowest.stream().filter(low -> low <= position).count();
    }
    return sums;
  }

  private void add(Observation red) {
    if (isUnexplained(red)) {
      lowest.add(0, red.position());
    } else if (firstEnd == 0 || isGreenSince(firstEnd, red)) {
      lowest.add(red.position());
      firstEnd = red.endedAs();
    } else {
      firstEnd = Math.min(firstEnd, red.endedAs());
      int last = lowest.size() - 1;
      lowest.set(last, Math.min(lowest.get(last), red.position()));
    }
  }

  private boolean isUnexplained(Observation red) {
    int passing = red.startedAfter();
    for (Observation green : greens) {
      if (green.startedAfter() == red.startedAfter()) {
        return true;
      }
      if (green.startedAfter() <= passing) {
        passing = Math.max(passing, green.endedAs());
      }
    }
    return passing > red.endedAs();
  }

  private boolean isGreenSince(int end, Observation red) {
    return greens.stream().anyMatch(green -> end <= green.startedAfter() && green.before(red));
  }

  private static List<Observation> with(List<Observation> observations, Sighting sighting) {
    return observations.stream()
        .filter(observation -> observation.sighting() == sighting)
        .sorted(BY_START)
        .toList();
  }
}
