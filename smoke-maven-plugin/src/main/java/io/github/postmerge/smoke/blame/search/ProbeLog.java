package io.github.postmerge.smoke.blame.search;

import java.util.List;
import java.util.stream.Stream;

/**
 * The probes so far.
 *
 * @param observations all probes
 * @param counts those whose results the hypotheses predict
 */
record ProbeLog(List<Observation> observations, SightingCounts counts) {

  static final ProbeLog EMPTY = new ProbeLog(List.of(), SightingCounts.NONE);

  /**
   * Probes between the red run and the end are not counted: no hypothesis predicts their result.
   */
  ProbeLog and(Observation observation, Suspects suspects) {
    int position = observation.position();
    boolean tells = position <= suspects.redAt() || position == suspects.end();
    return new ProbeLog(
        Stream.concat(observations.stream(), Stream.of(observation)).toList(),
        tells ? counts.and(position, observation.sighting()) : counts);
  }

  int probes() {
    return observations.size();
  }

  Evidence evidence() {
    return new Evidence(observations);
  }

  /** For each number of first positions, the number of stretches of failures with a red probe. */
  int[] stretches() {
    return new FailureStretches(observations).sums(counts);
  }
}
