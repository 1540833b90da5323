package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeadlineTest {

  private static final Duration TIMEOUT = Duration.ofMillis(500);
  private static final Duration LONG_ENOUGH_TO_START_ALL = Duration.ofSeconds(3);
  private static final Duration GENEROUS = Duration.ofSeconds(5);

  @TempDir Path folder;
  @RegisterExtension final Token token = new Token(() -> folder);

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("04 a command that overruns is stopped at its deadline")
  void overrunningIsStoppedOnTime(TierUnderTest tier) throws IOException {
    ProcessOutcome outcome =
        Smoke.argv(List.of("tail", "-f", token.toString())).within(TIMEOUT).run(tier);
    assertThat(outcome.ending()).isEqualTo(new Ending.TimedOut());
    assertThat(outcome.duration()).isBetween(TIMEOUT, TIMEOUT.plus(GENEROUS));
    System.out.printf(
        "stopped %d ms after the deadline (%s)%n",
        outcome.duration().minus(TIMEOUT).toMillis(), tier);
    assertThat(outcome.census().killed())
        .extracting(ProcessInfo::command)
        .containsExactly("tail -f " + token);
    assertThat(token.processes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("04 a command that exits 0 after SIGTERM at the deadline has timed out")
  void exitZeroAfterTheDeadlineIsATimeout(TierUnderTest tier) throws IOException {
    String exitsZero = "trap 'exit 0' TERM; tail -f " + token + " & wait";
    ProcessOutcome outcome = Smoke.shell(exitsZero).within(TIMEOUT).run(tier);
    assertThat(outcome.ending()).isEqualTo(new Ending.TimedOut());
    assertThat(token.processes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("05 twenty children that ignore SIGTERM are killed after the grace")
  void childrenThatIgnoreSigtermAreKilledAfterTheGrace(TierUnderTest tier) throws IOException {
    Smoke smoke = Misbehaviour.CHILDREN_IGNORE_SIGTERM.smoke(token.path());
    ProcessOutcome outcome = smoke.run(tier);
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
    assertThat(token.processes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("06 output written after SIGTERM is captured")
  void outputAfterSigtermIsCaptured(TierUnderTest tier) throws IOException {
    String talker =
        "trap 'echo out; echo err >&2; exit 3' TERM; tail -f " + token + " 2>/dev/null & wait";
    ProcessOutcome outcome = Smoke.shell(talker).within(TIMEOUT).run(tier);
    assertThat(new String(outcome.stdout().head(), UTF_8)).isEqualTo("out\n");
    assertThat(new String(outcome.stderr().head(), UTF_8)).contains("err\n");
  }

  @ParameterizedTest
  @EnumSource(
      value = Misbehaviour.class,
      names = {"CHILD_IGNORES_SIGTERM", "STOPPED"})
  @DisplayName("05 a process that ignores SIGTERM is killed with the others, in every tier")
  void everyTierReportsTheSame(Misbehaviour misbehaviour) throws IOException {
    Map<TierUnderTest, List<String>> killed = new EnumMap<>(TierUnderTest.class);
    for (TierUnderTest tier : TierUnderTest.available()) {
      killed.put(tier, killed(misbehaviour, tier));
    }
    assertThat(killed.get(TierUnderTest.SCAN)).isNotEmpty();
    assertThat(Set.copyOf(killed.values())).as("%s", killed).hasSize(1);
  }

  private List<String> killed(Misbehaviour misbehaviour, TierUnderTest tier) throws IOException {
    ProcessOutcome outcome =
        misbehaviour.smoke(token.path()).within(LONG_ENOUGH_TO_START_ALL).run(tier);
    assertThat(outcome.ending()).isEqualTo(new Ending.TimedOut());
    assertThat(outcome.census().survivors()).isEmpty();
    assertThat(token.processes()).isEmpty();
    return outcome.census().killed().stream().map(ProcessInfo::command).sorted().toList();
  }
}
