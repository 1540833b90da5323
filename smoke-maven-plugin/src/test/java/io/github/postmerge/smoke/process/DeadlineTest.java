package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeadlineTest {

  private static final Duration TIMEOUT = Duration.ofMillis(500);
  private static final Duration LONG_ENOUGH_TO_BE_ALL_THERE = Duration.ofSeconds(3);
  private static final Duration GENEROUS = Duration.ofSeconds(5);

  @TempDir Path folder;
  private Path token = Path.of("");

  @BeforeEach
  void chooseToken() throws IOException {
    token = folder.resolve("token");
    Misbehaviour.lay(token);
  }

  @AfterEach
  void killWhatATestLeft() {
    Traces.killAll(token);
  }

  @ParameterizedTest
  @EnumSource(Holding.class)
  @DisplayName("04 a command that overruns is stopped at its deadline")
  void overrunningIsStoppedOnTime(Holding holding) throws IOException {
    ProcessOutcome outcome =
        Smoke.argv(List.of("tail", "-f", token.toString())).within(TIMEOUT).run(holding);
    assertThat(outcome.ending()).isEqualTo(new Ending.TimedOut());
    assertThat(outcome.duration()).isBetween(TIMEOUT, TIMEOUT.plus(GENEROUS));
    System.out.printf(
        "stopped %d ms after the deadline (%s)%n",
        outcome.duration().minus(TIMEOUT).toMillis(), holding);
    assertThat(outcome.census().killed())
        .extracting(ProcessInfo::command)
        .containsExactly("tail -f " + token);
    assertThat(Traces.of(token)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Holding.class)
  @DisplayName("04 a command that exits 0 when told to stop has timed out all the same")
  void exitZeroAfterTheDeadlineIsATimeout(Holding holding) throws IOException {
    String obedient = "trap 'exit 0' TERM; tail -f " + token + " & wait";
    ProcessOutcome outcome = Smoke.shell(obedient).within(TIMEOUT).run(holding);
    assertThat(outcome.ending()).isEqualTo(new Ending.TimedOut());
    assertThat(Traces.of(token)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Holding.class)
  @DisplayName("05 twenty children that ignore SIGTERM are killed after the grace")
  void deafFamilyIsKilledAfterTheGrace(Holding holding) throws IOException {
    Smoke smoke = Misbehaviour.DEAF_FAMILY.smoke(token);
    ProcessOutcome outcome = smoke.run(holding);
    assertThat(outcome.ending()).isEqualTo(new Ending.TimedOut());
    assertThat(outcome.duration())
        .isBetween(
            smoke.timeout().plus(smoke.grace()),
            smoke.timeout().plus(smoke.grace()).plusMillis(500));
    assertThat(outcome.census().killed()).hasSize(21);
    assertThat(outcome.census().killed())
        .filteredOn(info -> info.command().equals("tail -f " + token))
        .hasSize(20);
    assertThat(outcome.census().survivors()).isEmpty();
    assertThat(Traces.of(token)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Holding.class)
  @DisplayName("06 last words, spoken when told to stop, are captured")
  void lastWordsAreCaptured(Holding holding) throws IOException {
    String talker =
        "trap 'echo out; echo err >&2; exit 3' TERM; tail -f " + token + " 2>/dev/null & wait";
    ProcessOutcome outcome = Smoke.shell(talker).within(TIMEOUT).run(holding);
    assertThat(new String(outcome.stdout().head(), UTF_8)).isEqualTo("out\n");
    assertThat(new String(outcome.stderr().head(), UTF_8)).contains("err\n");
  }

  @ParameterizedTest
  @EnumSource(
      value = Misbehaviour.class,
      names = {"SPLIT_FAMILY", "STOPPED"})
  @DisplayName("05 whoever does not obey dies with the rest, in every tier alike")
  void everyTierTellsTheSame(Misbehaviour misbehaviour) throws IOException {
    List<String> killed = killed(misbehaviour, Holding.SCAN);
    assertThat(killed).isNotEmpty();
    for (Holding holding : Holding.available()) {
      assertThat(killed(misbehaviour, holding)).as("%s", holding).isEqualTo(killed);
    }
  }

  private List<String> killed(Misbehaviour misbehaviour, Holding holding) throws IOException {
    ProcessOutcome outcome =
        misbehaviour.smoke(token).within(LONG_ENOUGH_TO_BE_ALL_THERE).run(holding);
    assertThat(outcome.ending()).isEqualTo(new Ending.TimedOut());
    assertThat(outcome.census().survivors()).isEmpty();
    assertThat(Traces.of(token)).isEmpty();
    return outcome.census().killed().stream().map(ProcessInfo::command).sorted().toList();
  }
}
