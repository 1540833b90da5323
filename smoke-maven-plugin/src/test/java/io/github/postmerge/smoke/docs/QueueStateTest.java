package io.github.postmerge.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.docs.PageScript.Ended;
import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.health.QueueDecision.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The line of the page on main's health that reads a queue's state, run as it stands there. */
class QueueStateTest {

  private static final String PAGE = "health.md";
  private static final String BEGINNING = "# .smoke/queue-state.sh";

  @TempDir Path folder;
  private Path queue;

  @BeforeEach
  void makeFolder() throws Exception {
    assumeTrue(Jvm.works(List.of("jq", "--version")), "missing jq");
    queue = Files.createDirectories(folder.resolve("target/smoke/health")).resolve("queue.json");
  }

  @ParameterizedTest
  @EnumSource
  void decisionIsReadAsItIs(Reason reason) throws Exception {
    WrittenDecision written = WrittenDecision.of(reason);
    Files.writeString(queue, written.json());

    assertThat(state()).isEqualTo(written.decision().state().name());
  }

  @ParameterizedTest
  @EnumSource
  void expiredDecisionIsClosed(Reason reason) throws Exception {
    Files.writeString(queue, WrittenDecision.of(reason, Duration.ofSeconds(-1)).json());

    assertThat(state()).isEqualTo("CLOSED");
  }

  @Test
  void timeZoneChangesNothing() throws Exception {
    for (String zone : List.of("Pacific/Auckland", "America/Los_Angeles", "Europe/Berlin")) {
      Files.writeString(queue, WrittenDecision.of(Reason.MAIN_GREEN, minutes(5)).json());
      assertThat(state(script().where("TZ", zone))).as(zone).isEqualTo("OPEN");
      Files.writeString(queue, WrittenDecision.of(Reason.MAIN_GREEN, minutes(-5)).json());
      assertThat(state(script().where("TZ", zone))).as(zone).isEqualTo("CLOSED");
    }
  }

  @Test
  void missingFileIsClosed() throws Exception {
    assertThat(state()).isEqualTo("CLOSED");
  }

  @Test
  void withoutJqItIsClosed() throws Exception {
    Files.writeString(queue, WrittenDecision.of(Reason.MAIN_GREEN).json());

    assertThat(state(script().withProgram(folder.resolve("programs"), "jq", "exit 127")))
        .isEqualTo("CLOSED");
  }

  @Test
  void fileThatIsCutIsClosed() throws Exception {
    String whole = WrittenDecision.of(Reason.MAIN_GREEN).json().strip();
    for (int length = whole.length() - 1; length >= 0; length -= 6) {
      Files.writeString(queue, whole.substring(0, length));
      assertThat(state()).as("%d characters", length).isEqualTo("CLOSED");
    }
  }

  @Test
  void fileThatIsSomethingElseIsNeverOpen() throws Exception {
    String open = WrittenDecision.of(Reason.MAIN_GREEN).json();
    String soon = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS).toString();
    for (String other :
        List.of(
            "null",
            "[]",
            "\"OPEN\"",
            "{\"state\": \"OPEN\"}",
            "{\"state\": \"OPEN\", \"expires_at\": \"tomorrow\"}",
            "{\"state\": \"OPEN\", \"expires_at\": 99999999999}",
            "{\"expires_at\": \"" + soon + "\"}",
            "[" + open + "]",
            open + open,
            open + "{")) {
      Files.writeString(queue, other);
      assertThat(state()).as(other).isNotEqualTo("OPEN");
    }
  }

  private static Duration minutes(int number) {
    return Duration.ofMinutes(number);
  }

  private static PageScript script() throws IOException {
    return PageScript.of(PAGE, BEGINNING);
  }

  private String state() throws Exception {
    return state(script());
  }

  private String state(PageScript script) throws Exception {
    Ended ended = script.in(folder);
    assertThat(ended.code()).isZero();
    assertThat(ended.said()).endsWith("\n");
    return ended.said().strip();
  }
}
