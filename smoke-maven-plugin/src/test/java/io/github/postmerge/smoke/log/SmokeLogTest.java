package io.github.postmerge.smoke.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.MaskingConfig;
import io.github.postmerge.smoke.process.OutputListener.Stream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What of an output stands in the log, without processes and disks. */
class SmokeLogTest {

  private static final String SECRET = "q7Zx-W9vK2-pL5mN8-tR4yB1";
  private static final Pattern MARKER =
      Pattern.compile("\n\\.\\.\\.\\[TRUNCATED (\\d+) bytes]\\.\\.\\.\n");
  private static final int SPOOL = 2 * 1024 * 1024 + LogSpool.LONGEST_TAIL;
  private static final Masker MASKER =
      Masker.of(new MaskingConfig(Map.of(), List.of(SECRET), List.of()));

  @DisplayName("17 a log of the bound's size is kept whole, one byte more has a marker with N = 1")
  @Test
  void boundIsExact() throws Exception {
    for (int bound : List.of(1, 2, 10, 11, 4_096, 300_000, 9_000_000)) {
      int half = Math.min(bound / 2, LogSpool.LONGEST_TAIL);
      assertThat(log(bound, "x".repeat(bound - 1))).isEqualTo("x".repeat(bound - 1));
      assertThat(log(bound, "x".repeat(bound))).isEqualTo("x".repeat(bound));
      for (int more : List.of(1, 2, 17, 70_000)) {
        assertThat(log(bound, "x".repeat(bound + more)))
            .isEqualTo(
                "x".repeat(bound - half)
                    + "\n...[TRUNCATED "
                    + more
                    + " bytes]...\n"
                    + "x".repeat(half));
      }
    }
  }

  @DisplayName("39 a cut splits no character of either stream, and N counts what it left out")
  @Test
  void cutSplitsNoCharacter() throws Exception {
    for (String character : List.of("é", "€", "😀")) {
      byte[] bytes = character.getBytes(UTF_8);
      for (int bound = 200; bound < 209; bound++) {
        for (int more : List.of(20, 90, 150_000)) {
          Recording log = new Recording(bound);
          int characters = (bound + more) / 2 / bytes.length + 1;
          for (int i = 0; i < characters * bytes.length; i++) {
            log.write(Stream.STDOUT, bytes, i % bytes.length, 1);
            log.write(Stream.STDERR, bytes, i % bytes.length, 1);
          }
          String text = log.text();
          String kept = MARKER.matcher(text).replaceFirst("").replace("\n", "");
          assertThat(kept).matches("(" + character + ")+");
          assertThat(kept.getBytes(UTF_8).length).isEqualTo(log.total() - leftOut(text));
        }
      }
    }
  }

  @DisplayName("39 bytes that are no UTF-8 are cut where the bound says")
  @Test
  void brokenBytesAreCutExactly() throws Exception {
    byte[] bytes = new byte[1_010];
    Arrays.fill(bytes, (byte) 0xFF);
    Recording log = new Recording(1_000);
    log.write(Stream.STDOUT, bytes, 0, bytes.length);

    assertThat(log.text())
        .isEqualTo("\uFFFD".repeat(500) + "\n...[TRUNCATED 10 bytes]...\n" + "\uFFFD".repeat(500));
  }

  @DisplayName("18 a secret at every offset across each cut leaves no piece of 8 characters")
  @Test
  void noCutHalvesASecret() throws Exception {
    int bound = 20_000;
    for (int more : List.of(1, 11, 5_000, 90_000)) {
      int total = bound + more;
      for (int cut : List.of(bound / 2, total - bound / 2)) {
        for (int at = cut - SECRET.length() - 1; at <= cut + 1; at++) {
          StringBuilder text = new StringBuilder(". ".repeat(total / 2 + 1));
          text.setLength(total);
          text.replace(at, at + SECRET.length(), SECRET);
          requireNoPiece(log(bound, text.toString()));
        }
      }
    }
  }

  @DisplayName("18 neither does a cut at which the other stream floods in between")
  @Test
  void noFloodInTheMiddleOfASecretHalvesIt() throws Exception {
    for (int before = 0; before <= SECRET.length(); before++) {
      for (int flood : List.of(100, 30_000, 200_000)) {
        Recording log = new Recording(20_000);
        log.write(Stream.STDERR, "login with " + SECRET.substring(0, before));
        log.write(Stream.STDOUT, "x\n".repeat(flood / 2));
        log.write(Stream.STDERR, SECRET.substring(before) + " as ever\nand on\n");
        String text = log.text();
        requireNoPiece(text);
        assertThat(text).endsWith("and on\n");
      }
    }
  }

  @DisplayName("19 a secret split between writes is masked, also with the other stream in between")
  @Test
  void splitSecretIsMasked() throws Exception {
    for (int cut = 1; cut < SECRET.length(); cut++) {
      Recording log = new Recording(1_000);
      log.write(Stream.STDOUT, "one " + SECRET.substring(0, cut));
      log.drain();
      log.write(Stream.STDERR, "warned\n");
      log.drain();
      log.write(Stream.STDOUT, SECRET.substring(cut) + " two\n");
      assertThat(log.text()).isEqualTo("warned\none [MASKED] two\n");
    }
  }

  @DisplayName("20 a PEM key whose BEGIN or END is left out is masked")
  @Test
  void halfAKeyIsMasked() throws Exception {
    String body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj" + "\n";
    String key =
        "-----BEGIN " + "PRIVATE KEY-----\n" + body.repeat(20) + "-----END " + "PRIVATE KEY-----\n";
    for (int more : List.of(100, 3_000, 90_000)) {
      for (int at = 0; at < 1_400; at += 61) {
        String lines = "line\n".repeat(40_000);
        int bound = 10_000;
        String first = lines.substring(0, bound / 2 - at) + "\n" + key + lines;
        assertThat(log(bound, first.substring(0, bound + more)))
            .doesNotContain("MIIEvQ", "BAQC7VJT");
        String last =
            lines.substring(0, bound / 2 + more) + "\n" + key + lines.substring(0, bound / 2 - at);
        assertThat(log(bound, last)).doesNotContain("MIIEvQ", "BAQC7VJT");
      }
    }
  }

  @Test
  void streamsAreInterleavedInWholeLines() throws Exception {
    Recording log = new Recording(1_000);
    log.write(Stream.STDOUT, "a1\na");
    log.write(Stream.STDERR, "b1\nb");
    log.write(Stream.STDOUT, "2\na3");
    log.write(Stream.STDERR, "2\nb3");

    assertThat(log.text()).isEqualTo("a1\nb1\na2\nb2\na3\nb3");
  }

  @Test
  void noLineEndIsAddedForOneStreamAlone() throws Exception {
    assertThat(log(100, "one\r\ntwo")).isEqualTo("one\r\ntwo");
    assertThat(log(100, "")).isEmpty();
  }

  @DisplayName("16 what comes faster than it is masked is left out and counted; the end is there")
  @Test
  void floodIsCountedExactly() throws Exception {
    Recording log = new Recording(64L * 1024 * 1024);
    String lines = ("x".repeat(99) + "\n").repeat(600);
    for (int i = 0; i < 2_000; i++) {
      log.write(i % 3 == 0 ? Stream.STDERR : Stream.STDOUT, lines);
    }
    log.write(Stream.STDOUT, "the last words\n");
    String text = log.text();

    assertThat(text).startsWith("x".repeat(99) + "\n").endsWith("\nthe last words\n");
    int kept = MARKER.matcher(text).replaceFirst("").length();
    assertThat(kept).isBetween(SPOOL - 100, SPOOL);
    assertThat(kept + leftOut(text)).isEqualTo(log.total());
  }

  @Test
  void outputThatIsFetchedInTimeIsKeptWholeUpToTheBound() throws Exception {
    Recording log = new Recording(20_000_000);
    StringBuilder all = new StringBuilder();
    for (int i = 0; all.length() < 19_900_000; i++) {
      String line = "line " + i + " of what an ordinary smoke prints: ok\n";
      all.append(line);
      log.write(i % 2 == 0 ? Stream.STDERR : Stream.STDOUT, line);
      if (i % 50_000 == 0) {
        log.drain();
      }
    }
    assertThat(log.text()).isEqualTo(all.toString());
  }

  @DisplayName("16 wherever the cuts fall, the beginning and the end are there and N is exact")
  @Test
  void anyPieceIsCountedExactly() throws Exception {
    Random random = new Random(16);
    for (int round = 0; round < 300; round++) {
      int bound = 1 + random.nextInt(200_000);
      Recording log = new Recording(bound);
      StringBuilder all = new StringBuilder();
      int most = 1 + random.nextInt(3 * bound);
      while (all.length() < most) {
        String words = (random.nextInt(4) > 0 ? "some words\n" : "y").repeat(6_000);
        String piece =
            words.substring(0, Math.min(random.nextInt(60_000) / 10, most - all.length()));
        log.write(Stream.STDOUT, piece);
        all.append(piece);
        if (random.nextInt(5) == 0) {
          log.drain();
        }
      }
      requireEnds(log.text(), all.toString(), bound);
    }
  }

  private static void requireEnds(String text, String all, int bound) {
    Matcher marker = MARKER.matcher(text);
    assertThat(marker.find()).isEqualTo(all.length() > bound);
    if (all.length() <= bound) {
      assertThat(text).isEqualTo(all);
      return;
    }
    String head = text.substring(0, marker.start());
    String tail = text.substring(marker.end());
    assertThat(all).startsWith(head).endsWith(tail);
    assertThat(tail).hasSize(bound / 2);
    assertThat(head.length() + tail.length() + leftOut(text)).isEqualTo(all.length());
  }

  private static void requireNoPiece(String text) {
    for (int i = 0; i + 8 <= SECRET.length(); i++) {
      assertThat(text).doesNotContain(SECRET.substring(i, i + 8));
    }
  }

  private static long leftOut(String text) {
    Matcher marker = MARKER.matcher(text);
    assertThat(marker.find()).isTrue();
    return Long.parseLong(marker.group(1));
  }

  private static String log(long bound, String stdout) throws IOException {
    Recording log = new Recording(bound);
    for (int at = 0; at < stdout.length(); at += 60_000) {
      log.write(Stream.STDOUT, stdout.substring(at, Math.min(stdout.length(), at + 60_000)));
      log.drain();
    }
    return log.text();
  }

  /** A log in memory, written when a test says so. */
  private static final class Recording {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final LogSpool spool;
    private final LogWriter writer;

    Recording(long bound) {
      spool = new LogSpool(bound);
      writer = new LogWriter(spool, MASKER, out);
    }

    void write(Stream stream, String text) {
      byte[] bytes = text.getBytes(UTF_8);
      write(stream, bytes, 0, bytes.length);
    }

    void write(Stream stream, byte[] bytes, int offset, int length) {
      spool.add(stream, ByteBuffer.wrap(bytes, offset, length));
    }

    void drain() throws IOException {
      writer.writeHead();
    }

    long total() {
      return spool.total();
    }

    String text() throws IOException {
      spool.close();
      writer.writeHead();
      writer.writeEnd();
      return out.toString(UTF_8);
    }
  }
}
