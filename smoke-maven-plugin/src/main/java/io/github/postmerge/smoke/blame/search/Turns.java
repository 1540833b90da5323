package io.github.postmerge.smoke.blame.search;

import static java.util.stream.Collectors.toSet;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Whether turns alone could explain what was seen, as where one of two backends or machines is
 * broken.
 *
 * @param reds of the merge
 * @param greens of the commit before it
 */
record Turns(List<Observation> reds, List<Observation> greens) {

  /** In how many ways they do: by every second run, and by the place in a round. */
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
