package io.github.postmerge.smoke.blame.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reds that one outage could explain, because nothing passed between them.
 *
 * <p>A red that began together with a probe that passed is no outage's.
 */
final class FailureStretches {

  private final List<Integer> lowest = new ArrayList<>();

  FailureStretches(List<Observation> observations) {
    List<Observation> greens = with(observations, Sighting.PASSED);
    int firstEnd = 0;
    for (Observation red : with(observations, Sighting.RED)) {
      if (greens.stream().anyMatch(green -> green.startedAfter() == red.startedAfter())) {
        lowest.add(red.position());
      } else if (firstEnd == 0 || isGreenBetween(greens, firstEnd, red)) {
        lowest.add(red.position());
        firstEnd = red.endedAs();
      } else {
        firstEnd = Math.min(firstEnd, red.endedAs());
        int last = lowest.size() - 1;
        lowest.set(last, Math.min(lowest.get(last), red.position()));
      }
    }
  }

  /** For each number of first positions, how many stretches have a red there. */
  int[] sums(SightingCounts counts) {
    int[] sums = new int[counts.positions() + 1];
    for (int index = 0; index < counts.positions(); index++) {
      int position = counts.position(index);
      sums[index + 1] = (int) lowest.stream().filter(low -> low <= position).count();
    }
    return sums;
  }

  private static boolean isGreenBetween(List<Observation> greens, int firstEnd, Observation red) {
    return greens.stream().anyMatch(green -> firstEnd <= green.startedAfter() && green.before(red));
  }

  private static List<Observation> with(List<Observation> observations, Sighting sighting) {
    return observations.stream()
        .filter(observation -> observation.sighting() == sighting)
        .sorted(
            Comparator.comparingInt(Observation::startedAfter)
                .thenComparingInt(Observation::endedAs))
        .toList();
  }
}
