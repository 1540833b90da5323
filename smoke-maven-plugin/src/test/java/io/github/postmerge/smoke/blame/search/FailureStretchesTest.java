package io.github.postmerge.smoke.blame.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As in {@link EvidenceTest}: a digit is a position, and rounds are separated by spaces. */
class FailureStretchesTest {

  @ParameterizedTest
  @CsvSource({
    "5- 3- 2-, 1",
    "5- 3+ 2-, 2",
    "5-3-2-, 1",
    "5-3-2- 5-3-2-, 1",
    "5-3-2+, 2",
    "5-3-2- 1+ 5-3-, 2",
    "5- 3? 2-, 1",
    "5+ 3+, 0"
  })
  void redsWithoutGreenBetweenThemCountOnce(String seen, int stretches) {
    List<Observation> observations = EvidenceTest.rounds(seen);

    assertThat(stretches(observations)).isEqualTo(stretches);
  }

  /** Two at a time: one commit fails, and its parent passes beside it all the time. */
  @Test
  void redBesideWhichOthersPassedAllTheTimeCountsByItself() {
    List<Observation> observations =
        List.of(
            new Observation(2, Sighting.PASSED, 0, 2),
            new Observation(3, Sighting.RED, 1, 3),
            new Observation(2, Sighting.PASSED, 2, 4),
            new Observation(3, Sighting.RED, 3, 5),
            new Observation(2, Sighting.PASSED, 4, 6));

    assertThat(stretches(observations)).isEqualTo(2);
    assertThat(stretches(observations.subList(1, 4))).isEqualTo(1);
  }

  private static int stretches(List<Observation> observations) {
    SightingCounts counts = SightingCounts.NONE;
    for (Observation observation : observations) {
      counts = counts.and(observation.position(), observation.sighting());
    }
    return new FailureStretches(observations).sums(counts)[counts.positions()];
  }
}
