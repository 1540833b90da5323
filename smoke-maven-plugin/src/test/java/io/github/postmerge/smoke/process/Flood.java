package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A smoke that writes zeros to both streams at once, and the captures that it must produce. */
final class Flood {

  private static final String END_OF_STDOUT = "end";
  private static final String END_OF_STDERR = "END";

  private Flood() {}

  static Smoke smoke(long bytes) {
    String zeros = "head -c " + (bytes - END_OF_STDOUT.length()) + " /dev/zero; printf ";
    return Smoke.shell(
        "(" + zeros + END_OF_STDOUT + ") & (" + zeros + END_OF_STDERR + ") >&2; wait");
  }

  static void assertExact(ProcessOutcome outcome, long bytes) {
    assertExact(outcome.stdout(), bytes, END_OF_STDOUT);
    assertExact(outcome.stderr(), bytes, END_OF_STDERR);
  }

  private static void assertExact(Capture capture, long bytes, String end) {
    assertThat(capture.total()).isEqualTo(bytes);
    assertThat(capture.head()).hasSize(Capture.WINDOW).containsOnly(0);
    assertThat(capture.tail()).hasSize(Capture.WINDOW);
    assertThat(new String(capture.tail(), UTF_8)).endsWith("\0" + end);
  }
}
