package io.github.postmerge.smoke.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaskerTest {

  private static final String SECRET = "ababacXYZ1";

  private final Masker masker =
      Masker.of(new MaskingConfig(Map.of("DB_PASSWORD", SECRET), List.of(), List.of()));

  @Test
  void aSecretOfTheEnvironmentIsMasked() {
    assertThat(masker.mask("pw is abab" + SECRET + "!")).isEqualTo("pw is abab[MASKED]!");
  }

  @Test
  void aSecretThatOverlapsItselfIsMasked() {
    assertThat(masker.mask("pw=abab" + "acXYZ1")).isEqualTo("pw=[MASKED]");
  }

  @Test
  void aTextWithoutSecretsIsReturnedUnchanged() {
    String text = "nothing to see \uD83D\uDE00";
    assertThat(masker.mask(text)).isSameAs(text);
  }

  @Test
  void aHeaderKeepsItsName() {
    assertThat(masker.mask("Authorization: Bearer abc"))
        .isEqualTo("Authorization: Bearer [MASKED]");
  }

  @Test
  void spansAreByteOffsets() {
    byte[] text = ("비번 " + SECRET).getBytes(StandardCharsets.UTF_8);
    assertThat(masker.spans(text)).containsExactly(new Span(7, 17));
  }

  @Test
  void aStreamHoldsBackTheLastLine() {
    MaskingStream stream = masker.stream();
    assertThat(accept(stream, "one\npw=aba")).isEqualTo("one\n");
    assertThat(accept(stream, "bacXYZ1\n")).isEqualTo("pw=[MASKED]\n");
    assertThat(accept(stream, "rest")).isEmpty();
    assertThat(stream.finish()).isEqualTo("rest");
  }

  @Test
  void anInvalidPatternIsRejected() {
    assertThatThrownBy(() -> Masker.of(new MaskingConfig(Map.of(), List.of(), List.of("a(?=b)"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"a(?=b)\"")
        .hasMessageContaining("RE2 syntax");
  }

  @Test
  void aPatternThatMatchesTheEmptyTextIsRejected() {
    for (String pattern : List.of("", "x*", "(a|)", "^", "$", "\\b", "\\B", "a?b?")) {
      assertThat(MaskingConfig.problemWith(pattern))
          .hasValueSatisfying(
              why -> assertThat(why).contains("\"" + pattern + "\" matches the empty text"));
    }
    for (String pattern : List.of("a", "x{2,3}", "^#.+$", "\\bcust-\\d+\\b", "비번\\S+")) {
      assertThat(MaskingConfig.problemWith(pattern)).isEmpty();
    }
  }

  private static String accept(MaskingStream stream, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return stream.accept(bytes, 0, bytes.length);
  }
}
