package io.github.postmerge.smoke.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SpansTest {

  private static final String SECRET = "ababacXYZ1";
  private static final String RED = "\u001B[31m";
  private static final String PLAIN = "\u001B[0m";

  private final Masker masker =
      Masker.of(new MaskingConfig(Map.of("A_SECRET", SECRET), List.of(), List.of()));

  @Test
  @DisplayName("18 a secret at every offset of a window is found, byte for byte")
  void everyOffset() {
    for (int offset = 0; offset <= 300; offset++) {
      String text = ".".repeat(offset) + SECRET + ".".repeat(300 - offset);
      assertThat(masker.spans(text.getBytes(StandardCharsets.UTF_8)))
          .containsExactly(new Span(offset, offset + SECRET.length()));
    }
  }

  @Test
  @DisplayName("18 a secret is found between bytes that are not UTF-8")
  void noUtf8() {
    byte[] text = new byte[4096];
    Arrays.fill(text, (byte) 0xED);
    byte[] secret = SECRET.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(secret, 0, text, 1000, secret.length);
    assertThat(masker.spans(text)).containsExactly(new Span(1000, 1000 + secret.length));
    byte[] token = ("gh" + "p_" + Filler.mixed(36)).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(token, 0, text, 2000, token.length);
    assertThat(masker.spans(text)).contains(new Span(2000, 2000 + token.length));
  }

  @Test
  void aUserPatternMatchesCharactersNotBytes() {
    Masker team = Masker.of(new MaskingConfig(Map.of(), List.of(), List.of("사번.[가-힣]{2}$")));
    byte[] text = "é 사번:철수\nx".getBytes(StandardCharsets.UTF_8);
    assertThat(team.spans(text)).containsExactly(new Span(3, 16));
  }

  @Test
  void adjoiningSpansAreMerged() {
    assertThat(masker.mask(SECRET + SECRET)).isEqualTo("[MASKED]");
    assertThat(masker.spans((SECRET + SECRET).getBytes(StandardCharsets.UTF_8))).hasSize(1);
  }

  @Test
  @DisplayName("39 ANSI codes at any place inside a secret do not hide it")
  void ansiInsideASecret() {
    for (int at = 1; at < SECRET.length(); at++) {
      String coloured = SECRET.substring(0, at) + RED + SECRET.substring(at);
      assertThat(masker.mask(RED + "pw " + coloured + PLAIN))
          .isEqualTo(RED + "pw [MASKED]" + PLAIN);
      assertThat(Streams.mask(masker, RED + "pw " + coloured + PLAIN, 3))
          .isEqualTo(RED + "pw [MASKED]" + PLAIN);
    }
    String everywhere = String.join(RED, SECRET.split("", -1));
    assertThat(masker.mask(everywhere)).contains("[MASKED]").doesNotContain("a");
    assertThat(masker.mask("gh" + RED + "p_" + PLAIN + Filler.mixed(36))).isEqualTo("[MASKED]");
  }

  @Test
  @DisplayName("39 a secret inside an ANSI code is found too")
  void secretInsideAnsi() {
    Masker digits = Masker.of(new MaskingConfig(Map.of(), List.of("7391648205"), List.of()));
    assertThat(digits.mask("\u001B[7391648205m")).isEqualTo("\u001B[[MASKED]m");
  }

  @Test
  void maskingTwiceChangesNothing() {
    List<String> words =
        Stream.of(
                SECRET,
                "[MASKED]",
                "password=",
                "token: ",
                "https://u:",
                "@example.org/",
                "gh" + "p_" + Filler.mixed(36),
                "AKIA" + Filler.upper(16),
                "Authorization: Bearer ",
                "Cookie: a=",
                "kim@example.com",
                "010-" + "1234-5678",
                "--password ",
                "curl -u me:",
                "\"",
                "'",
                " ",
                "\n",
                "x1",
                "-----" + "BEGIN PRIVATE KEY-----\n",
                Filler.mixed(64) + "\n",
                "-----" + "END PRIVATE KEY-----\n")
            .toList();
    Random random = new Random(42);
    for (int round = 0; round < 8_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) {
        text.append(words.get(random.nextInt(words.size())));
      }
      String once = masker.mask(text.toString());
      assertThat(masker.mask(once)).as("%s", text).isEqualTo(once);
      assertThat(once).doesNotContain(SECRET);
    }
  }

  @Test
  void aValueLikeTheMaskIsHandled() {
    Masker odd = Masker.of(new MaskingConfig(Map.of(), List.of("MASKED]", "x [MASK"), List.of()));
    assertThat(odd.mask("[MASKED] x [MASKED]")).isEqualTo("[MASKED] [MASKED]");
    assertThat(odd.mask(odd.mask("a x [MASK b"))).isEqualTo("a [MASKED] b");
  }

  @Test
  @Tag("stress")
  void timeIsLinearInTheText() {
    for (String evil :
        List.of("token=", "a@", "http://", "-----BEGIN ", "eyJ", "curl ", "4111 ", "\u001B[1")) {
      byte[] once = evil.repeat(32 * 1024 / evil.length()).getBytes(StandardCharsets.UTF_8);
      byte[] fourTimes =
          evil.repeat(4 * 32 * 1024 / evil.length()).getBytes(StandardCharsets.UTF_8);
      masker.spans(once);
      long one = nanoseconds(once);
      long four = nanoseconds(fourTimes);
      assertThat(four).as(evil).isLessThan(12 * one + 50_000_000);
    }
  }

  /** The best of three, because other programs run on this machine too. */
  private long nanoseconds(byte[] text) {
    long best = Long.MAX_VALUE;
    for (int run = 0; run < 3; run++) {
      long start = System.nanoTime();
      masker.spans(text);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }
}
