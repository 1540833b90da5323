package io.github.postmerge.smoke.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeftoversTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder;
  @RegisterExtension final Token token = new Token(() -> folder);

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("07 an orphan survives exit 0: killed, and named in the census")
  void orphanIsKilledAndNamed(TierUnderTest tier) throws IOException {
    ProcessOutcome outcome = Misbehaviour.ORPHAN.smoke(token.path()).run(tier);
    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(0));
    assertThat(outcome.census().containment()).isEqualTo(tier.containment());
    assertThat(outcome.census().killed())
        .extracting(ProcessInfo::command)
        .containsExactly("tail -f " + token);
    assertThat(outcome.census().survivors()).isEmpty();
    assertThat(outcome.census().leakedPipe()).isFalse();
    assertThat(token.processes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("08 a daemon holds stdout: dead, back in half a second, the leak reported")
  void daemonThatHoldsOutputIsKilledAtOnce(TierUnderTest tier) throws IOException {
    assertDaemonDies(Misbehaviour.DAEMON, tier);
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("09 the daemon has wiped its environment")
  void wipedEnvironmentDoesNotHideADaemon(TierUnderTest tier) throws IOException {
    assertDaemonDies(Misbehaviour.DAEMON_WITHOUT_ENVIRONMENT, tier);
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("09 the daemon has overwritten its environment")
  void overwrittenEnvironmentDoesNotHideADaemon(TierUnderTest tier) throws IOException {
    assertDaemonDies(Misbehaviour.DAEMON_OF_ANOTHER_RUN, tier);
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("10 a daemon that forks and exits without end: dead, or reported as a survivor")
  void forkingDaemonIsKilledOrReported(TierUnderTest tier) throws IOException {
    ProcessOutcome outcome = Misbehaviour.FORKING_DAEMON.smoke(token.path()).run(tier);
    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(0));
    if (tier.isEnforcedByKernel() || outcome.census().survivors().isEmpty()) {
      assertThat(token.processes()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("11 a fork bomb: dead after the kill")
  void forkBombIsDead(TierUnderTest tier) throws IOException {
    Smoke bomb = Misbehaviour.FORK_BOMB.smoke(token.path());
    long start = System.nanoTime();
    ProcessOutcome outcome = bomb.run(tier);
    Duration back = Duration.ofNanos(System.nanoTime() - start);
    assertThat(outcome.ending()).isEqualTo(new Ending.TimedOut());
    assertThat(outcome.census().survivors()).isEmpty();
    assertThat(token.processes()).isEmpty();
    System.out.printf(
        "fork bomb, %s: %d killed, back %d ms after deadline and grace%n",
        tier,
        outcome.census().killed().size(),
        back.minus(bomb.timeout()).minus(bomb.grace()).toMillis());
  }

  private void assertDaemonDies(Misbehaviour misbehaviour, TierUnderTest tier) throws IOException {
    Smoke smoke = misbehaviour.smoke(token.path());
    tier.orSkip();
    long start = System.nanoTime();
    ProcessOutcome outcome = smoke.run(tier);
    Duration after = Duration.ofNanos(System.nanoTime() - start).minus(outcome.duration());
    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(0));
    assertThat(outcome.census().killed())
        .extracting(ProcessInfo::command)
        .containsExactly(
            misbehaviour == Misbehaviour.DAEMON_WITHOUT_ENVIRONMENT
                ? "/usr/bin/tail -f " + token
                : "tail -f " + token);
    assertThat(outcome.census().survivors()).isEmpty();
    assertThat(outcome.census().leakedPipe()).isTrue();
    assertThat(token.processes()).isEmpty();
    assertThat(after).as("the daemon alone would have held the run for minutes").isLessThan(LONG);
  }
}
