package io.github.postmerge.smoke.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.faults.Figures;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.MaskingConfig;
import io.github.postmerge.smoke.process.Capture;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutputTailTest {

  private static final int CAP = OutputTail.CAP;
  private static final Masker NOTHING_SECRET =
      Masker.of(new MaskingConfig(Map.of(), List.of(), List.of()));

  @DisplayName("17 of 65,536 bytes all are shown, and 65,537 with a marker that counts one")
  @Test
  void capIsExact() {
    assertThat(shown("x".repeat(CAP))).isEqualTo("x".repeat(CAP));
    assertThat(shown("x".repeat(CAP + 1)))
        .isEqualTo("x".repeat(CAP / 2) + "\n...[TRUNCATED 1 bytes]...\n" + "x".repeat(CAP / 2));
  }

  @DisplayName("39 a cut splits no character, and counts the bytes of the one it left out")
  @Test
  void cutSplitsNoCharacter() {
    for (String character : List.of("é", "€", "😀")) {
      int length = character.getBytes(StandardCharsets.UTF_8).length;
      for (int shift = 0; shift < length; shift++) {
        String text = "a".repeat(shift) + character.repeat(2 * CAP / length);
        int total = text.getBytes(StandardCharsets.UTF_8).length;
        String shown = shown(text);
        String[] parts = shown.split("\n", -1);

        assertThat(shown).doesNotContain("\uFFFD");
        int kept = (parts[0] + parts[2]).getBytes(StandardCharsets.UTF_8).length;
        assertThat(parts[1]).isEqualTo("...[TRUNCATED " + (total - kept) + " bytes]...");
        assertThat(kept).isBetween(CAP - 2 * (length - 1), CAP);
      }
    }
  }

  @DisplayName("39 bytes that are no UTF-8 become U+FFFD and are cut where the cap says")
  @Test
  void brokenBytesAreCutExactly() {
    byte[] bytes = new byte[CAP + 10];
    Arrays.fill(bytes, (byte) 0xFF);

    assertThat(OutputTail.of(Capture.of(bytes), NOTHING_SECRET))
        .isEqualTo(
            "\uFFFD".repeat(CAP / 2) + "\n...[TRUNCATED 10 bytes]...\n" + "\uFFFD".repeat(CAP / 2));
  }

  @DisplayName("18 a secret at every offset across each cut leaves no piece of 8 characters")
  @Test
  void noCutHalvesASecret() {
    String secret = "q7Zx-W9vK2-pL5mN8-tR4yB1";
    Masker masker = Masker.of(new MaskingConfig(Map.of(), List.of(secret), List.of()));
    int total = CAP + 5_000;
    int placements = 0;
    int leaks = 0;
    for (int cut : List.of(CAP / 2, total - CAP / 2)) {
      for (int at = cut - secret.length() - 1; at <= cut + 1; at++) {
        StringBuilder text = new StringBuilder(".".repeat(total));
        text.replace(at, at + secret.length(), secret);
        String shown = OutputTail.of(capture(text.toString()), masker);
        assertThat(shown).contains("[TRUNCATED 5000 bytes]");
        placements++;
        leaks += showsPiece(shown, secret) ? 1 : 0;
      }
    }
    Figures.tell("18 masking leaks over all cut placements", "%d of %,d", leaks, placements);
    assertThat(leaks).isZero();
  }

  private static boolean showsPiece(String shown, String secret) {
    return IntStream.rangeClosed(0, secret.length() - 8)
        .anyMatch(i -> shown.contains(secret.substring(i, i + 8)));
  }

  private static String shown(String text) {
    return OutputTail.of(capture(text), NOTHING_SECRET);
  }

  private static Capture capture(String text) {
    return Capture.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
