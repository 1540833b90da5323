package io.github.postmerge.smoke.blame.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.blame.KnownRates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What may be said of merge 3 of 4, after which probes.
 *
 * <p>A digit is a position; + passed, - red, ? failed in another way. Rounds are separated by
 * spaces, and the probes of one round ran at the same time.
 */
class EvidenceTest {

  private static final int MERGE = 3;

  @ParameterizedTest
  @CsvSource({
    "3- 2+ 2+ 3-, CULPRIT, true",
    "2+ 3- 3- 2+, CULPRIT, true",
    "2+3- 3-2+, CULPRIT, true",
    "3- 2+ 3-, CULPRIT, false",
    "2+ 3- 2+ 3- 2+ 3-, CULPRIT, false",
    "2+3- 2+3-, CULPRIT, false",
    "2+3-4- 2+3-4-, CULPRIT, false",
    "2+ 3- 3-, CULPRIT, false",
    "3- 2+ 2+, CULPRIT, false",
    "2+3-, CULPRIT, false",
    "2+3-2+3-, CULPRIT, false",
    "3- 2? 3-, CULPRIT, false",
    "3? 2+ 3?, CULPRIT, false",
    "3- 1+ 4- 1+, CULPRIT, false",
    "3- 2? 3- 0?, BORN_RED, true",
    "3- 2? 3-, BORN_RED, false",
    "2? 3-, BORN_RED, false",
    "3- 2? 3- 0? 1+, BORN_RED, false",
    "3- 2? 3- 0? 3+, BORN_RED, true",
    "4+, FLAKY, true",
    "3+ 2+, FLAKY, false",
    "0-, ENVIRONMENT, true",
    "3+ 0-, ENVIRONMENT, true",
    "0- 3+, ENVIRONMENT, false",
    "0-3+, ENVIRONMENT, true",
    "4+ 3- 4+, FIXED, true",
    "4+ 4- 4+, FIXED, true",
    "4+ 3? 4+, FIXED, false",
    "3- 4+, FIXED, false"
  })
  void timeMustNotExplainIt(String seen, SearchConclusion conclusion, boolean allowed) {
    Suspects suspects =
        new Suspects(new SearchLine(Collections.nCopies(4, 1.0), 4, KnownRates.NONE));
    Answer answer = new Answer(conclusion, MERGE, 1);

    assertThat(new Evidence(rounds(seen)).allows(answer, suspects)).isEqualTo(allowed);
  }

  static List<Observation> rounds(String text) {
    List<Observation> observations = new ArrayList<>();
    for (String round : text.split(" ", -1)) {
      int started = observations.size();
      for (int at = 0; at < round.length(); at += 2) {
        int ended = observations.size() + 1;
        observations.add(
            new Observation(
                Character.digit(round.charAt(at), 10),
                sighting(round.charAt(at + 1)),
                started,
                ended));
      }
    }
    return observations;
  }

  static Sighting sighting(char mark) {
    return switch (mark) {
      case '+' -> Sighting.PASSED;
      case '-' -> Sighting.RED;
      default -> Sighting.OTHER_FAILURE;
    };
  }
}
