package io.github.postmerge.smoke.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.MaskingConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveLinesTest {

  private static final String SECRET = "s3cret-of-this-test";
  private static final int SECOND = 1_000_000_000;

  private final AtomicLong clock = new AtomicLong();
  private final List<String> shown = new ArrayList<>();
  private final LiveLines lines =
      new LiveLines(
          Masker.of(new MaskingConfig(Map.of(), List.of(SECRET), List.of())),
          shown::add,
          new FloodGate(clock::get));

  @Test
  void linesAreShownWholeHoweverTheyCome() {
    write("one\r\ntw");
    write("o\nthree");
    lines.finish();

    assertThat(shown).containsExactly("one", "two", "three");
  }

  @Test
  void secretSplitBetweenPiecesIsMasked() {
    write("login with " + SECRET.substring(0, 5));
    write(SECRET.substring(5) + "\n");
    lines.finish();

    assertThat(shown).containsExactly("login with " + Masker.MASK);
  }

  @Test
  void endlessLineIsFolded() {
    write("x".repeat(200_000));
    lines.finish();

    assertThat(shown).allMatch(l -> l.length() <= 8 * 1024);
    assertThat(String.join("", shown)).isEqualTo("x".repeat(200_000));
  }

  @Test
  void floodIsThinnedAndTellsHowMuch() {
    String line = "x".repeat(99) + "\n";
    int written = 0;
    for (int i = 0; i < 100; i++) {
      write(line.repeat(1_000));
      written += 100_000;
    }
    lines.finish();

    String told = shown.get(shown.size() - 1);
    assertThat(told).matches("\\.\\.\\. some \\d+ bytes are left out of this log \\.\\.\\.");
    long leftOut = Long.parseLong(told.replaceAll("\\D", ""));
    assertThat(leftOut).isBetween(written - FloodGate.BURST, (long) written);
  }

  @Test
  void logGoesOnAtALineWhenTheFloodIsOver() {
    write("x".repeat((int) FloodGate.BURST - 100) + "\n");
    write("y".repeat(1_000) + "\n");
    clock.addAndGet(10L * SECOND);
    write("rest of a line\nand the next\n");
    lines.finish();

    assertThat(shown.subList(shown.size() - 2, shown.size()))
        .containsExactly("... some 1016 bytes are left out of this log ...", "and the next");
  }

  @Test
  void keyThatBeganInTheGapIsMaskedAfterIt() {
    write("x".repeat((int) FloodGate.BURST - 100) + "\n");
    write("-----BEGIN PRIVATE KEY-----\n" + "A".repeat(1_000) + "\n");
    clock.addAndGet(10L * SECOND);
    write("AAAA\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ\nall done: ok\n");
    lines.finish();

    assertThat(shown.subList(shown.size() - 2, shown.size()))
        .containsExactly(Masker.MASK, "all done: ok");
  }

  private void write(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    lines.accept(ByteBuffer.wrap(bytes));
  }
}
