package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JvmTerminationTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder;
  @RegisterExtension final Token token = new Token(() -> folder);

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("12 58 kill -9 of the JVM: the tree dies too")
  void treeDiesWithTheJvm(TierUnderTest tier) throws IOException {
    assertTreeDies(tier, LONG);
  }

  @Tag("stress")
  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("12 58 kill -9 of the JVM: the tree is dead within 1 s")
  void treeDiesSoonAfterTheJvm(TierUnderTest tier) throws IOException {
    assertTreeDies(tier, Duration.ofSeconds(1));
  }

  private void assertTreeDies(TierUnderTest tier, Duration bound) throws IOException {
    tier.orSkip();
    Process jvm = ChildJvm.start(List.of(), List.of(tier.name(), "100", silentFamily()));
    awaitTails(4, jvm);
    jvm.destroyForcibly();
    Duration took = TokenProcesses.until(() -> token.processes().isEmpty(), bound);
    System.out.printf(
        "kill -9 of the JVM, %s: its tree is dead after %d ms%n", tier, took.toMillis());
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("13 SIGTERM to the JVM: the run is aborted from its shutdown hook, the tree is dead")
  void shutdownAbortsTheRun(TierUnderTest tier) throws IOException {
    tier.orSkip();
    Process jvm = ChildJvm.start(List.of(), List.of(tier.name(), "100", family()));
    awaitTails(2, jvm);
    jvm.toHandle().destroy();
    assertThat(ChildJvm.outputOf(jvm))
        .contains("ending Aborted[]", "containment " + tier.containment(), "survivors 0");
    assertThat(tails()).isZero();
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("13 an interrupt kills the tree, and the interrupt flag stays set")
  void interruptAborts(TierUnderTest tier) throws Exception {
    Smoke smoke = Smoke.shell("trap 'echo bye; exit' TERM; tail -f " + token + " & wait");
    tier.orSkip();
    FutureTask<ProcessOutcome> run =
        new FutureTask<>(
            () -> {
              ProcessOutcome outcome = smoke.run(tier);
              assertThat(Thread.currentThread().isInterrupted()).isTrue();
              return outcome;
            });
    Thread runner = new Thread(run);
    runner.start();
    TokenProcesses.until(() -> tails() == 1, LONG);
    runner.interrupt();
    ProcessOutcome outcome = run.get();
    assertThat(outcome.ending()).isEqualTo(new Ending.Aborted());
    assertThat(new String(outcome.stdout().head(), UTF_8)).isEqualTo("bye\n");
    assertThat(outcome.census().killed()).hasSize(2);
    assertThat(token.processes()).isEmpty();
  }

  @Test
  @DisplayName("14 the JVM is PID 1: no zombie is left of 1,000 orphans")
  void noZombiesAreLeft() throws IOException {
    List<String> leaders =
        List.of("unshare", "--user", "--map-current-user", "--pid", "--fork", "--mount-proc");
    assumeTrue(ChildJvm.works(leaders), "this machine lets nobody be PID 1 of a namespace");
    String orphans = "i=0; while [ $i -lt 1000 ]; do (true &); i=$((i + 1)); done";
    Process jvm = ChildJvm.start(leaders, List.of("USER_NAMESPACE", "60", orphans));
    assertThat(ChildJvm.outputOf(jvm))
        .contains("ending Exited[code=0]", "containment NAMESPACE", "survivors 0", "zombies 0");
  }

  @Test
  @DisplayName("15 user namespaces are refused: an error only if one is requested")
  void refusedNamespacesAreNoError() throws IOException {
    List<String> leaders =
        List.of(
            "unshare",
            "--user",
            "--map-root-user",
            "sh",
            "-c",
            "echo 0 >/proc/sys/user/max_user_namespaces && exec \"$@\"",
            "sh");
    assumeTrue(ChildJvm.works(leaders), "this machine does not let a test refuse namespaces");
    String daemon = Misbehaviour.DAEMON_WITHOUT_ENVIRONMENT.script(token.path());
    assertThat(ChildJvm.outputOf(ChildJvm.start(leaders, List.of("AUTO", "20", daemon))))
        .contains("ending Exited[code=0]", "killed 1", "survivors 0")
        .doesNotContain("containment NAMESPACE");
    assertThat(tails()).isZero();
    assertThat(ChildJvm.outputOf(ChildJvm.start(leaders, List.of("USER_NAMESPACE", "20", daemon))))
        .first()
        .asString()
        .startsWith(
            "ending NotStarted[why=containment \"user-namespace\" is not available on this machine:"
                + " ")
        .endsWith("; allow user namespaces (sysctl user.max_user_namespaces), or use auto]");
  }

  @Test
  @DisplayName("03 an argument that the JVM's encoding cannot represent is reported, not garbled")
  void unencodableArgumentIsNotGarbled() throws IOException {
    Process jvm = ChildJvm.start(List.of("env", "LC_ALL=C"), List.of("AUTO", "20", "echo 값"));
    assertThat(ChildJvm.outputOf(jvm).get(0))
        .startsWith("ending NotStarted[why=argument \"echo ")
        .endsWith("set LC_ALL=C.UTF-8]");
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("10 a daemon that cannot be inspected: dead, or reported as a survivor")
  void unreadableDaemonIsKilledOrReported(TierUnderTest tier) throws IOException {
    tier.orSkip();
    Process jvm =
        ChildJvm.start(
            unprivileged(),
            List.of(tier.name(), "20", Misbehaviour.UNREADABLE_DAEMON.script(token.path())));
    List<String> output = ChildJvm.outputOf(jvm);
    assumeFalse(
        output.get(0).contains("is not available on this machine"),
        "another user cannot use the tier " + tier);
    assertThat(output).contains("ending Exited[code=0]", "containment " + tier.containment());
    if (tier.isEnforcedByKernel() || output.contains("survivors 0")) {
      assertThat(tails()).isZero();
    }
  }

  /** Root can read every process; the test needs a user who cannot. */
  private List<String> unprivileged() throws IOException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    folder.toFile().setExecutable(true, false);
    folder.toFile().setReadable(true, false);
    List<String> leaders = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    assumeTrue(ChildJvm.works(leaders), "this machine has no setpriv");
    return leaders;
  }

  private String family() {
    return "tail -f " + token + " & setsid tail -f " + token + " & wait";
  }

  /**
   * A child, a child in another session, a daemon that kept only its environment, and a daemon that
   * kept only a pipe. tail ends by itself if its output can no longer be read.
   */
  private String silentFamily() {
    String tail = "tail -f " + token + " >/dev/null";
    return tail
        + " 2>&1 & setsid "
        + tail
        + " 2>&1 & (setsid sh -c '"
        + tail
        + " 2>&1 & exit 0' &);"
        + " (env -i setsid sh -c 'cd /tmp; /usr/bin/"
        + tail
        + " & exit 0' &); wait";
  }

  private void awaitTails(int count, Process jvm) throws IOException {
    TokenProcesses.until(() -> tails() == count || !jvm.isAlive(), LONG);
    if (!jvm.isAlive()) {
      fail("the JVM ended too early and printed " + ChildJvm.outputOf(jvm));
    }
  }

  private long tails() {
    return TokenProcesses.tailsOf(token.path());
  }
}
