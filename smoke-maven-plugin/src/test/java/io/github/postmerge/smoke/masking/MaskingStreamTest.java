package io.github.postmerge.smoke.masking;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.faults.Figures;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MaskingStreamTest {

  private static final String SECRET = "ababacXYZ1";
  private static final String LINES = "tok-line-one\nxy\ntok-line-three";
  private static final String KEY =
      "-----"
          + "BEGIN PRIVATE KEY-----\n"
          + (Filler.mixed(64) + "\n").repeat(3)
          + "-----"
          + "END PRIVATE KEY-----";

  private static final int SPLITS = Integer.getInteger("smoke.stress.splits", 1_000_000);

  private final Masker masker =
      Masker.of(new MaskingConfig(Map.of("A_SECRET", SECRET), List.of(LINES), List.of("비번\\S+")));

  @Test
  @DisplayName("19 a secret split at every read boundary is masked")
  void everyBoundary() {
    String text = "a\npw=abab" + "acXYZ1 b\n" + LINES + "\n" + KEY + "\n비번열려라 c";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String whole = masker.mask(text);
    assertThat(whole).isEqualTo("a\npw=[MASKED] b\n[MASKED]\n[MASKED]\n[MASKED] c");
    for (int cut = 1; cut < bytes.length; cut++) {
      int[] pieces = {cut, bytes.length};
      int[] next = {0};
      assertThat(Streams.mask(masker, bytes, () -> pieces[next[0]++])).isEqualTo(whole);
    }
    for (int size = 1; size < bytes.length; size++) {
      assertThat(Streams.mask(masker, text, size)).isEqualTo(whole);
    }
  }

  @Test
  @DisplayName("19 random secrets in random text split at random are masked (bounded)")
  void randomSplits() {
    assertThat(leaks(5_000, new Random(19))).isZero();
  }

  @Test
  @Tag("stress")
  @DisplayName("19 random secrets in random text split at random are masked (a million splits)")
  void aMillionRandomSplits() {
    int leaks = leaks(SPLITS, new Random(1_000_019));
    Figures.tell("19 masking leaks over random splits", "%d of %,d", leaks, SPLITS);
    assertThat(leaks).isZero();
  }

  @Test
  @DisplayName("39 a secret anywhere in a line too long to keep is masked")
  void longLine() {
    Random random = new Random(39);
    for (int round = 0; round < 10; round++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 300_000) {
        text.append(noise(random, 1 + random.nextInt(20_000))).append('.').append(SECRET);
      }
      String shown =
          Streams.mask(
              masker,
              text.toString().getBytes(StandardCharsets.UTF_8),
              () -> 1 + random.nextInt(70_000));
      assertThat(shown).isEqualTo(masker.mask(text.toString()));
    }
  }

  @Test
  @DisplayName("39 a token without an end is masked in constant memory")
  void endlessToken() {
    byte[] piece = "A1".repeat(32 * 1024).getBytes(StandardCharsets.US_ASCII);
    MaskingStream stream = masker.stream();
    StringBuilder shown = new StringBuilder(accept(stream, "password="));
    for (int i = 0; i < 100; i++) {
      shown.append(stream.accept(piece, 0, piece.length));
    }
    shown.append(accept(stream, " and on\n")).append(stream.finish());
    assertThat(shown.toString()).isEqualTo("password=[MASKED] and on\n");
  }

  @Test
  @DisplayName("39 a line of 16 MB is masked in constant memory")
  void hugeLine() {
    System.out.printf("masking: %.0f MB/s on one line of 16 MB%n", megabytesPerSecond(16));
  }

  @Test
  @Tag("stress")
  @DisplayName("39 a line of 1 GB is masked in constant memory")
  void gigabyteLine() {
    System.out.printf("masking: %.0f MB/s on one line of 1 GB%n", megabytesPerSecond(1024));
  }

  @Test
  @DisplayName("39 sixty-four KB of 0xFF, of NUL, and a split character are shown")
  void noUtf8() {
    for (int b : new int[] {0xFF, 0, 0x80, '\n', '0', ' '}) {
      byte[] bytes = new byte[65_536];
      Arrays.fill(bytes, (byte) b);
      assertThat(Streams.mask(masker, bytes, () -> 4_093))
          .isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }
    String korean = "한글".repeat(40_000);
    assertThat(Streams.mask(masker, korean, 4_093)).isEqualTo(korean);
  }

  private double megabytesPerSecond(int megabytes) {
    Random random = new Random(39);
    byte[] piece = noise(random, 1024 * 1024).getBytes(StandardCharsets.US_ASCII);
    byte[] secret = SECRET.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(secret, 0, piece, piece.length - 5, 5);
    System.arraycopy(secret, 5, piece, 0, 5);
    MaskingStream stream = masker.stream();
    long shown = 0;
    long start = System.nanoTime();
    for (int i = 0; i < megabytes; i++) {
      String text = stream.accept(piece, 0, piece.length);
      assertThat(text).doesNotContain(SECRET);
      shown += text.length();
    }
    shown += stream.finish().length();
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(shown).isEqualTo(megabytes * 1024L * 1024 - 2L * (megabytes - 1));
    return megabytes / seconds;
  }

  /** Each text contains a secret and is split at up to eight positions. */
  private int leaks(int splits, Random random) {
    int leaks = 0;
    for (int done = 0; done < splits; ) {
      String text = noise(random, random.nextInt(40)) + "\n" + noise(random, random.nextInt(9));
      String secret = random.nextBoolean() ? SECRET : LINES;
      String before = secret.substring(0, random.nextInt(secret.length()));
      String whole = text + before + secret + noise(random, random.nextInt(9));
      int[] count = {0};
      String shown =
          Streams.mask(
              masker,
              whole.getBytes(StandardCharsets.UTF_8),
              () -> {
                count[0]++;
                return 1 + random.nextInt(20);
              });
      done += Math.max(1, count[0] - 1);
      boolean same = shown.equals(masker.mask(whole));
      leaks += shown.contains(secret) || !same ? 1 : 0;
    }
    return leaks;
  }

  private static String noise(Random random, int length) {
    String letters = "abcXYZ .,-=/0123456789\t";
    StringBuilder noise = new StringBuilder();
    for (int i = 0; i < length; i++) {
      noise.append(letters.charAt(random.nextInt(letters.length())));
    }
    return noise.toString();
  }

  private static String accept(MaskingStream stream, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return stream.accept(bytes, 0, bytes.length);
  }
}
