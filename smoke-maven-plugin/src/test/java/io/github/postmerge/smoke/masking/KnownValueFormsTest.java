package io.github.postmerge.smoke.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownValueFormsTest {

  private static final String END = Filler.mixed(6);
  private static final String SECRET = "pa'ss&wörd=" + END;

  private final Masker masker = of(Map.of("APP_SECRET", SECRET));

  @ParameterizedTest
  @DisplayName("66 a known value is masked as Python, Go, Java, .NET, XML and shells write it")
  @ValueSource(
      strings = {
        "pa'ss&w\\u00f6rd=$",
        "pa'ss\\u0026wörd=$",
        "pa'ss&w\\u00F6rd=$",
        "pa\\u0027ss\\u0026wörd\\u003d$",
        "pa\\u0027ss\\u0026w\\u00F6rd=$",
        "pa'ss&amp;wörd=$",
        "pa&#39;ss&amp;wörd=$",
        "pa&#x27;ss&amp;wörd=$",
        "pa&apos;ss&amp;wörd=$",
        "pa&#39;ss&amp;w&#246;rd=$",
        "pa'ss&amp;w&#xF6;rd=$",
        "pa'\\''ss&wörd=$",
        "pa'\"'\"'ss&wörd=$",
        "pa\\'ss\\&wörd=$",
        "pa\\'ss&w\\303\\266rd=$",
        "pa''ss&wörd=$",
        "pa'ss&w\\u00F6rd\\=$",
        "pa%27ss%26w%C3%B6rd%3D$",
        "pa%27ss%26w%c3%b6rd%3d$"
      })
  void otherProgramsForms(String form) {
    assertThat(masker.mask("say <" + form.replace("$", END) + ">")).isEqualTo("say <[MASKED]>");
  }

  @ParameterizedTest
  @DisplayName("66 a known value in base64 is masked wherever its lines are wrapped")
  @CsvSource({"76, LF", "76, CRLF", "64, LF", "64, CRLF", "76, escaped", "60, indented"})
  void wrappedBase64(int width, String name) {
    String lineBreak =
        Map.of("LF", "\n", "CRLF", "\r\n", "escaped", "\\n", "indented", "\n    ")
            .getOrDefault(name, "");
    String value = Filler.mixed(93);
    Masker wrapped = of(Map.of("APP_SECRET", value));
    for (int before = 0; before < width; before++) {
      String plain = "x".repeat(before) + value + "yyyy";
      String encoded =
          Base64.getMimeEncoder(width, new byte[] {'\n'})
              .encodeToString(plain.getBytes(StandardCharsets.UTF_8))
              .replace("\n", lineBreak);
      String text = "begin\n" + encoded + "\nend\n";
      String shown = wrapped.mask(text);
      assertThat(shown).contains("[MASKED]").startsWith("begin\n").endsWith("\nend\n");
      assertThat(shown.length()).isLessThan(text.length() - 110);
      assertThat(Streams.mask(wrapped, text, 7).length()).isLessThan(shown.length() + 20);
    }
  }

  @Test
  @DisplayName("66 URL-escaping that keeps the slash hides nothing")
  void keptSlash() {
    Masker slash = of(Map.of("APP_SECRET", "abc/def+ghi" + END));
    assertThat(slash.mask("<abc/def%2Bghi" + END + ">")).isEqualTo("<[MASKED]>");
    assertThat(slash.mask("<abc\\/def+ghi" + END + ">")).isEqualTo("<[MASKED]>");
  }

  @Test
  @DisplayName("66 the password of a variable's URL is masked, decoded too")
  void passwordOfAUrl() {
    Masker url = of(Map.of("DATABASE_URL", "postgres://bob:p%40ss" + END + "@db/app"));
    assertThat(url.mask("login with p@ss" + END + " failed"))
        .isEqualTo("login with [MASKED] failed");
    assertThat(url.mask("login with p%40ss" + END + " failed"))
        .isEqualTo("login with [MASKED] failed");
    Masker given = Masker.of(new MaskingConfig(Map.of(), List.of("p%40ss" + END), List.of()));
    assertThat(given.mask("<p@ss" + END + ">")).isEqualTo("<[MASKED]>");
  }

  private static Masker of(Map<String, String> environment) {
    return Masker.of(new MaskingConfig(environment, List.of(), List.of()));
  }
}
