package io.github.postmerge.smoke.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretKindsTest {

  private static final Masker MASKER = Masker.of(new MaskingConfig(Map.of(), List.of(), List.of()));

  private static final List<String> BEFORE =
      List.of(
          " ",
          "\n",
          "\\n",
          "\\t",
          "\\r\\n",
          "%3D",
          "\\u003d",
          "\\x3d",
          "[33m",
          "\u001B[0;33m",
          "=3D",
          "=",
          ":",
          "(",
          "'",
          "\"",
          "key_",
          "`",
          "\\\"");

  @ParameterizedTest
  @MethodSource("rows")
  @DisplayName("65 each kind of the table is masked, but not if it is shorter or inside a word")
  void examples(SecretKinds.Row row) {
    for (int seed = 0; seed < 3; seed++) {
      String text = Shapes.fill(row.masked(), new Random(seed));
      String shown = MASKER.mask(Shapes.unmarked(text));
      assertThat(shown).as(row.id()).isEqualTo(Shapes.masked(text));
      assertThat(MASKER.mask(shown)).isEqualTo(shown);
      String left = Shapes.fill(row.left(), new Random(seed));
      assertThat(MASKER.mask(left)).as(row.id()).isEqualTo(left);
    }
  }

  @ParameterizedTest
  @MethodSource("bare")
  @DisplayName("65 a token is masked after an escape or a joined word")
  void afterEscapes(SecretKinds.Row row) {
    String token = row.masked().replaceAll("(?s).*«(.*)».*", "$1");
    for (String before : BEFORE) {
      boolean joined =
          before.endsWith("_") && row.shape().matches("(?:..?\\{|\\{|sk-|s\\.|.*skmix).*");
      if (joined) {
        continue;
      }
      String text = Shapes.fill("{\"log\":\"a" + before + token + "\"}", new Random(1));
      String secret = Shapes.fill("{\"log\":\"a" + before + "", new Random(1));
      assertThat(MASKER.mask(text)).as(row.id()).isEqualTo(secret + "[MASKED]\"}");
    }
  }

  static Stream<SecretKinds.Row> rows() {
    return SecretKinds.rows().stream();
  }

  static Stream<SecretKinds.Row> bare() {
    return rows().filter(row -> row.contexts().isEmpty() && !row.shape().startsWith("{"));
  }
}
