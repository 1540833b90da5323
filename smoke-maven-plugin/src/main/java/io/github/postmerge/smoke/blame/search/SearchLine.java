package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.KnownRates;
import java.util.List;

/**
 * The line of merges to search.
 *
 * @param weights prior weight of each merge, in order, above 0 and on any scale
 * @param redAt the position of the red run, from 1 to the number of merges
 * @param rates the error rates according to a history
 */
public record SearchLine(List<Double> weights, int redAt, KnownRates rates) {

  /** Checks the weights and the position. */
  public SearchLine {
    weights = List.copyOf(weights);
    if (!weights.stream().allMatch(weight -> weight > 0 && Double.isFinite(weight))) {
      throw new IllegalArgumentException("Each weight must be above 0: " + weights);
    }
    if (redAt < 1 || redAt > weights.size()) {
      throw new IllegalArgumentException(
          "The red run is at position %d, but there are %d merges"
              .formatted(redAt, weights.size()));
    }
  }

  /** The number of merges. */
  public int merges() {
    return weights.size();
  }
}
