package io.github.postmerge.smoke.blame.search;

import static java.util.stream.Collectors.toSet;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Whether alternation alone could explain the probes, such as one broken backend or machine of two.
 *
 * @param reds of the merge
 * @param greens of the commit before it
 */
record Turns(List<Observation> reds, List<Observation> greens) {

  /** In how many ways it can: by every second probe, and by the position in a round. */
  int explanations() {
    return (int)
        Stream.<ToIntFunction<Observation>>of(
                seen -> seen.endedAs() % 2, seen -> seen.endedAs() - seen.startedAfter())
            .filter(this::explain)
            .count();
  }

  private boolean explain(ToIntFunction<Observation> turn) {
    return Collections.disjoint(all(reds, turn), all(greens, turn));
  }

  private static Set<Integer> all(List<Observation> seen, ToIntFunction<Observation> turn) {
    return seen.stream().map(turn::applyAsInt).collect(toSet());
  }
}
