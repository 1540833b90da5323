package io.github.postmerge.smoke.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.MaskingConfig;
import io.github.postmerge.smoke.process.Capture;
import io.github.postmerge.smoke.process.Census;
import io.github.postmerge.smoke.process.Containment;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.OutputListener.Stream;
import io.github.postmerge.smoke.process.ProcessOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What of an output is in the log, without processes and disks. */
class SmokeLogTest {

  private static final String SECRET = "q7Zx-W9vK2-pL5mN8-tR4yB1";
  private static final Pattern MARKER =
      Pattern.compile("\n\\.\\.\\.\\[TRUNCATED (\\d+) bytes]\\.\\.\\.\n");
  private static final Masker MASKER =
      Masker.of(new MaskingConfig(Map.of(), List.of(SECRET), List.of()));

  @DisplayName("17 a log of the bound's size is kept whole, and so is what its two ends cover")
  @Test
  void nothingIsLeftOutUpToTheBound() throws Exception {
    for (int bound : List.of(1, 2, 10, 4_096, 300_000, 9_000_000)) {
      for (int length : List.of(bound - 1, bound, bound + 1, bound + 17, bound + 20_000)) {
        assertThat(log(bound, "x".repeat(length))).isEqualTo("x".repeat(length));
      }
    }
  }

  @DisplayName("39 a cut splits no character of either stream, and N counts what it left out")
  @Test
  void cutSplitsNoCharacter() throws Exception {
    for (String character : List.of("é", "€", "😀")) {
      byte[] bytes = character.getBytes(UTF_8);
      for (int bound = 90_000; bound < 90_009; bound++) {
        Recording log = new Recording(bound);
        int characters = (bound + 150_000) / 2 / bytes.length + 1;
        for (int i = 0; i < characters * bytes.length; i++) {
          log.write(Stream.STDOUT, bytes, i % bytes.length, 1);
          log.write(Stream.STDERR, bytes, i % bytes.length, 1);
          if (i % 8_000 == 0) {
            log.drain();
          }
        }
        String text = log.text();
        String kept = MARKER.matcher(text).replaceFirst("").replace("\n", "");
        assertThat(kept).matches("(" + character + ")+");
        assertThat(kept.getBytes(UTF_8).length).isEqualTo(log.total() - leftOut(text));
      }
    }
  }

  @DisplayName("39 bytes that are no UTF-8 are counted one by one")
  @Test
  void brokenBytesAreCutExactly() throws Exception {
    byte[] bytes = new byte[200_000];
    Arrays.fill(bytes, (byte) 0xFF);
    Recording log = new Recording(100_000);
    log.write(Stream.STDOUT, bytes, 0, bytes.length);
    String text = log.text();
    String kept = MARKER.matcher(text).replaceFirst("");
    assertThat(kept).matches("\uFFFD+").hasSize((int) (log.total() - leftOut(text)));
  }

  @DisplayName("18 a secret at every offset across each cut leaves no piece of 8 characters")
  @Test
  void noCutHalvesASecret() throws Exception {
    int bound = 20_000;
    for (int more : List.of(40_000, 150_000)) {
      int total = bound + more;
      for (int cut : List.of(bound, total - LogTail.LONGEST)) {
        for (int at = cut - SECRET.length() - 1; at <= cut + 1; at++) {
          StringBuilder text = new StringBuilder("some words, and a line end\n".repeat(total / 26));
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
        String first = lines.substring(0, bound - at) + "\n" + key + lines;
        assertThat(log(bound, first.substring(0, bound + 80_000 + more)))
            .doesNotContain("MIIEvQ", "BAQC7VJT");
        String last =
            lines.substring(0, bound + more)
                + "\n"
                + key
                + lines.substring(0, LogTail.LONGEST - at);
        assertThat(log(bound, last)).doesNotContain("MIIEvQ", "BAQC7VJT");
      }
    }
  }

  @DisplayName("08 what a process writes after the smoke has ended does not break the log")
  @Test
  void moreThanWasCapturedIsNoFailure() throws Exception {
    for (int late : List.of(10, 100_000)) {
      Recording log = new Recording(20_000);
      log.write(Stream.STDOUT, "one\n".repeat(3_000));
      log.alsoWritten(Stream.STDERR, "late\n".repeat(late / 5));
      log.write(Stream.STDOUT, "two\n".repeat(30_000) + "end\n");
      assertThat(log.text()).startsWith("one\n").contains("two\nend\n");
    }
    Recording brief = new Recording(20_000);
    brief.write(Stream.STDOUT, "one\n");
    brief.alsoWritten(Stream.STDOUT, "late\n");
    assertThat(brief.text()).isEqualTo("one\nlate\n");
  }

  @DisplayName("18 where nobody knows how the smoke ended, no half of a secret is shown")
  @Test
  void withoutAnOutcomeTheCutIsTold() throws Exception {
    Recording log = new Recording(1_000);
    log.write(Stream.STDOUT, "x\n".repeat(490) + "login with " + SECRET);
    assertThat(log.textWithoutOutcome()).isEqualTo("x\n".repeat(490) + "\n...[TRUNCATED]...\n");
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
    for (int i = 0; i < 200; i++) {
      log.write(i % 3 == 0 ? Stream.STDERR : Stream.STDOUT, lines);
    }
    log.write(Stream.STDOUT, "the last words\n");
    String text = log.text();
    assertThat(text).startsWith("x".repeat(99) + "\n").contains("\nthe last words\n");
    int kept = MARKER.matcher(text).replaceFirst("").length();
    assertThat(kept).isBetween(2_000_000, 2_200_000);
    assertThat(kept + leftOut(text)).isEqualTo(log.total());
  }

  @DisplayName("16 pieces of one byte that wait need little memory")
  @Test
  void tinyPiecesAreBoundedToo() throws Exception {
    Recording log = new Recording(64L * 1024 * 1024);
    byte[] one = {'x'};
    for (int i = 0; i < 200_000; i++) {
      log.write(Stream.STDOUT, one, 0, 1);
    }
    assertThat(leftOut(log.text())).isGreaterThan(100_000);
  }

  @Test
  void outputThatIsFetchedInTimeIsKeptWholeUpToTheBound() throws Exception {
    Recording log = new Recording(20_000_000);
    StringBuilder all = new StringBuilder();
    for (int i = 0; all.length() < 19_900_000; i++) {
      String line = "line " + i + " of what an ordinary smoke prints: ok\n";
      all.append(line);
      log.write(i % 2 == 0 ? Stream.STDERR : Stream.STDOUT, line);
      if (i % 10_000 == 0) {
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
    if (!marker.find()) {
      assertThat(text).isEqualTo(all);
      return;
    }
    assertThat(all.length()).isGreaterThan(bound);
    String head = text.substring(0, marker.start());
    String tail = text.substring(marker.end());
    assertThat(all).startsWith(head).endsWith(tail);
    assertThat(tail).hasSize(LogTail.LONGEST);
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
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final LogQueue queue;
    private final LogWriter writer;

    Recording(long bound) {
      queue = new LogQueue(bound);
      writer = new LogWriter(queue, MASKER, out);
    }

    void write(Stream stream, String text) {
      byte[] bytes = text.getBytes(UTF_8);
      write(stream, bytes, 0, bytes.length);
    }

    void write(Stream stream, byte[] bytes, int offset, int length) {
      (stream == Stream.STDOUT ? stdout : stderr).write(bytes, offset, length);
      queue.add(stream, ByteBuffer.wrap(bytes, offset, length));
    }

    /** What reaches the log and no capture. */
    void alsoWritten(Stream stream, String text) {
      queue.add(stream, ByteBuffer.wrap(text.getBytes(UTF_8)));
    }

    String textWithoutOutcome() throws IOException {
      queue.close();
      writer.writeWaiting();
      writer.writeEnd();
      return out.toString(UTF_8);
    }

    void drain() throws IOException {
      writer.writeWaiting();
    }

    long total() {
      return (long) stdout.size() + stderr.size();
    }

    String text() throws IOException {
      queue.end(
          new ProcessOutcome(
              new Ending.Exited(0),
              Duration.ZERO,
              Capture.of(stdout.toByteArray()),
              Capture.of(stderr.toByteArray()),
              new Census(Containment.SCAN, List.of(), List.of(), false)));
      return textWithoutOutcome();
    }
  }
}
