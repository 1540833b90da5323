package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.blame.search.Sighting;
import io.github.postmerge.smoke.culprit.question.WantedFailure;
import io.github.postmerge.smoke.run.ProbeRun;
import io.github.postmerge.smoke.verdict.Status;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The failure that a search is about: the red run's, else the most frequent one at the red commit.
 *
 * @param signature empty if none was seen there
 * @param isCertain whether it is the red run's, or clearly the most frequent one
 */
record SoughtFailure(WantedFailure wanted, Optional<String> signature, boolean isCertain) {

  /** The number of runs by which the most frequent failure must lead. */
  private static final int LEAD = 3;

  /** The number of failures at the red commit after which the most frequent one is used. */
  private static final int MOST_FAILURES = 12;

  /**
   * Determines the failure from the probes.
   *
   * @param atRed the probes at the red commit, in the order of their ends
   * @param all the probes at any commit
   */
  static SoughtFailure of(
      WantedFailure wanted, List<ProbeRecord> atRed, Collection<ProbeRecord> all) {
    if (wanted.signature().isPresent()) {
      return new SoughtFailure(wanted, wanted.signature(), true);
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    atRed.stream()
        .map(ProbeRecord::signature)
        .filter(Objects::nonNull)
        .forEach(signature -> counts.merge(signature, 1, Integer::sum));
    List<Map.Entry<String, Integer>> byCount =
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .toList();
    if (byCount.isEmpty()) {
      return new SoughtFailure(wanted, Optional.empty(), false);
    }
    Map.Entry<String, Integer> most = byCount.get(0);
    int next = byCount.size() > 1 ? byCount.get(1).getValue() : 0;
    boolean isOnlyOne =
        all.stream()
            .map(ProbeRecord::signature)
            .allMatch(signature -> signature == null || signature.equals(most.getKey()));
    int failures = counts.values().stream().mapToInt(Integer::intValue).sum();
    return new SoughtFailure(
        wanted,
        Optional.of(most.getKey()),
        isOnlyOne || most.getValue() - next >= LEAD || failures >= MOST_FAILURES);
  }

  /** What a probe shows about the failure; empty if it could not run. */
  Optional<Sighting> sighting(ProbeRecord probe) {
    return switch (probe.status()) {
      case PASS -> Optional.of(Sighting.PASSED);
      case FAIL, TIMEOUT -> Optional.of(isIn(probe) ? Sighting.RED : Sighting.OTHER_FAILURE);
      case NOT_RUN ->
          ProbeRun.lacksCommand(probe.exitCode())
              ? Optional.of(Sighting.OTHER_FAILURE)
              : Optional.empty();
      case CUT -> Optional.empty();
    };
  }

  /** Whether a probe failed in the same way; two timeouts always count as the same failure. */
  private boolean isIn(ProbeRecord probe) {
    boolean bothTimedOut =
        wanted.status() == Status.TIMEOUT && probe.status() == ProbeStatus.TIMEOUT;
    return bothTimedOut || signature.filter(s -> s.equals(probe.signature())).isPresent();
  }
}
