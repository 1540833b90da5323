package io.github.postmerge.smoke.blame.search;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was seen.
 *
 * @param observations all of it
 * @param counts what of it the hypotheses have an opinion on
 */
record ProbeLog(List<Observation> observations, SightingCounts counts) {

  static final ProbeLog EMPTY = new ProbeLog(List.of(), SightingCounts.NONE);

  /** Between the red run and the end nobody knows what to expect. */
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

  /** For each number of first positions, how many stretches of failures have a red there. */
  int[] stretches() {
    return new FailureStretches(observations).sums(counts);
  }
}
