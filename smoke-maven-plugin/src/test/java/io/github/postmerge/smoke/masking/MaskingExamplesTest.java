package io.github.postmerge.smoke.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MaskingExamplesTest {

  private static final Masker MASKER = Masker.of(new MaskingConfig(Map.of(), List.of(), List.of()));

  @ParameterizedTest
  @MethodSource("examples")
  void masksExactlyTheSecret(String example) {
    verify(example);
  }

  @ParameterizedTest
  @MethodSource("masked")
  @DisplayName("65 tokens, headers, assignments, command lines and URLs are masked completely")
  void masked(String example) {
    assertThat(example).contains("«");
    verify(example);
  }

  @ParameterizedTest
  @MethodSource("leftAlone")
  @DisplayName("67 test names, prose, placeholders, paths and references stay readable")
  void readable(String example) {
    for (int seed = 0; seed < 3; seed++) {
      String text = Shapes.fill(example, new Random(seed));
      assertThat(MASKER.mask(text)).isEqualTo(text);
    }
  }

  @Test
  @DisplayName("65 examples that are cut and joined at random cause no error")
  void cutAndJoined() {
    List<String> texts = Stream.concat(masked(), Stream.concat(leftAlone(), examples())).toList();
    Random random = new Random(65);
    for (int round = 0; round < 4_000; round++) {
      StringBuilder joined = new StringBuilder();
      for (int i = 0; i < 3; i++) {
        String text =
            Shapes.unmarked(
                Shapes.fill(
                    texts.get(random.nextInt(texts.size())).replaceAll("an:\\d{3,}", "an:50"),
                    random));
        int from = random.nextInt(text.length());
        joined.append(text, from, from + random.nextInt(text.length() - from + 1));
      }
      assertThat(MASKER.mask(joined.toString())).isNotNull();
    }
  }

  private static void verify(String example) {
    for (int seed = 0; seed < 3; seed++) {
      String text = Shapes.fill(example, new Random(seed));
      String shown = MASKER.mask(Shapes.unmarked(text));
      assertThat(shown).isEqualTo(Shapes.masked(text));
      assertThat(MASKER.mask(shown)).isEqualTo(shown);
      assertThat(Streams.mask(MASKER, Shapes.unmarked(text), 1000)).isEqualTo(shown);
    }
  }

  static Stream<String> examples() {
    return Shapes.lines("examples.txt");
  }

  static Stream<String> masked() {
    return Shapes.lines("masked.txt");
  }

  static Stream<String> leftAlone() {
    return Shapes.lines("left-alone.txt");
  }
}
