package io.github.postmerge.smoke.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortTextTest {

  @ParameterizedTest
  @CsvSource({
    "abcdef,   6, ..., abcdef",
    "abcdefg,  6, ..., abc...",
    "abcdefg,  6, '',  abcdef",
    "ab😀defg, 6, ..., ab...",
    "a😀cdefg, 6, ..., a😀...",
    "ab😀,     4, …,   ab😀",
    "ab😀😀,   4, …,   ab…",
  })
  void cutsBetweenCharacters(String text, int longest, String mark, String shown) {
    assertThat(ShortText.of(text, longest, mark)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"1, 100.0 %", "0.99999, 99.9 %", "0.9999, 99.9 %", "0.5, 50.0 %", "0, 0.0 %"})
  void probabilityIsRoundedDown(double probability, String shown) {
    assertThat(Percent.of(probability)).isEqualTo(shown);
  }
}
