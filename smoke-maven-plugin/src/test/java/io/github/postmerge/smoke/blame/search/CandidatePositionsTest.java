package io.github.postmerge.smoke.blame.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.blame.ErrorCount;
import io.github.postmerge.smoke.blame.KnownRates;
import io.github.postmerge.smoke.blame.Rates;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandidatePositionsTest {

  private static final int MERGES = 100;
  private static final KnownRates RATES =
      new KnownRates(new ErrorCount(0, 200), new ErrorCount(0, 200));

  @Test
  void endsOfTheLineAndTheRedRunAreAlwaysAmongThem() {
    assertThat(candidates(90, SightingCounts.NONE, Set.of(), 1)).contains(0, 90, MERGES);
  }

  @Test
  void commitBeforeTheProbableMergesAndTheirLastOneAreAmongThem() {
    SightingCounts counts = SightingCounts.NONE;
    for (int probe = 0; probe < 4; probe++) {
      counts = counts.and(40, Sighting.PASSED).and(60, Sighting.RED);
    }
    assertThat(candidates(MERGES, counts, Set.of(), 1)).contains(40, 60).hasSizeLessThan(12);
  }

  @Test
  void nearestOnBothSidesStandForOneThatCannotBeRun() {
    Set<Integer> impossible = Set.of(0, 1, 58, 59, 60, 61, 99, 100);
    SightingCounts counts = SightingCounts.NONE;
    for (int probe = 0; probe < 4; probe++) {
      counts = counts.and(20, Sighting.PASSED).and(60, Sighting.RED);
    }
    assertThat(candidates(MERGES, counts, impossible, 1))
        .contains(2, 57, 62, 98)
        .doesNotContain(0, 1, 58, 59, 60, 61, 99, 100);
  }

  @Test
  void betweenTheRedRunAndTheEndIsNone() {
    assertThat(candidates(50, SightingCounts.NONE, Set.of(50), 16))
        .contains(49, MERGES)
        .allMatch(position -> position < 50 || position == MERGES);
  }

  private static List<Integer> candidates(
      int redAt, SightingCounts counts, Set<Integer> impossible, int quantiles) {
    List<Double> weights = Collections.nCopies(MERGES, 1.0);
    Suspects suspects = new Suspects(new SearchLine(weights, redAt, RATES));
    LinePosterior posterior = LinePosterior.of(suspects, Rates.of(RATES), counts);
    return IntStream.of(CandidatePositions.of(posterior, impossible, quantiles)).boxed().toList();
  }
}
