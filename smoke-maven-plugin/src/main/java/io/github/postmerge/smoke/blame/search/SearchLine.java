package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.KnownRates;
import java.util.List;

/**
 * What is searched.
 *
 * @param weights how suspicious each merge is, in order, above 0 and on any scale
 * @param redAt the position of the run that was red, from 1 to the number of merges
 * @param rates what a history tells of the error rates
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

  /** How many merges there are. */
  public int merges() {
    return weights.size();
  }
}
