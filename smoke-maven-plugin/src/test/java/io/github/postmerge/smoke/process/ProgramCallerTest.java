package io.github.postmerge.smoke.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgramCallerTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void theProgramReadsItsInputAndAnswers() throws IOException {
    assertThat(ask("cat; echo \"$NAME\" >&2; exit 3", "질문\n", LONG))
        .isEqualTo(new ProgramReply.Answered(3, "질문\n", "a value\n"));
  }

  @Test
  void aProgramThatDoesNotReadItsInputAnswers() throws IOException {
    assertThat(ask("exec <&-; echo ok", "x".repeat(16_000), LONG))
        .isEqualTo(new ProgramReply.Answered(0, "ok\n", ""));
  }

  @Test
  void aMissingProgramIsUnavailable() throws IOException {
    assertThat(new ProgramCaller().call(call(List.of("no-such-program"), "", LONG)))
        .isEqualTo(
            new ProgramReply.Unavailable(
                "program \"no-such-program\" was not found on PATH; install it, or give its path"));
  }

  @Test
  void aProgramThatHangsIsKilled() throws IOException {
    assertThat(ask("sleep 1000 & sleep 1000", "", Duration.ofMillis(200)))
        .isEqualTo(new ProgramReply.Unanswered());
  }

  @Test
  void aDaemonThatHoldsTheOutputBlocksNoThread() throws IOException {
    assumeTrue(ProcessTable.isAvailable(), "the JDK's own pipes do not unblock their readers");
    Set<Thread> before = readers();
    assertThat(ask("sleep 60 & echo $!", "", LONG))
        .isInstanceOfSatisfying(
            ProgramReply.Answered.class,
            answer -> {
              Set<Thread> after = readers();
              after.removeAll(before);
              boolean freed =
                  new UninterruptibleWait().until(() -> noneIsAlive(after), Deadline.in(LONG));
              ProcessHandle.of(Long.parseLong(answer.stdout().strip()))
                  .ifPresent(ProcessHandle::destroyForcibly);
              assertThat(freed).isTrue();
            });
  }

  private static Set<Thread> readers() {
    Set<Thread> readers = new HashSet<>(Thread.getAllStackTraces().keySet());
    readers.removeIf(thread -> !thread.getName().equals("smoke-STDOUT"));
    return readers;
  }

  private static boolean noneIsAlive(Set<Thread> threads) {
    return threads.stream().noneMatch(Thread::isAlive);
  }

  @Test
  void anInterruptEndsTheWaitAndStaysSet() throws IOException {
    Thread.currentThread().interrupt();
    assertThat(ask("sleep 1000", "", LONG)).isEqualTo(new ProgramReply.Unanswered());
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aProgramHasNoTerminalToPromptOn() throws IOException {
    assertThat(ask("exec 3</dev/tty", "", LONG))
        .isInstanceOfSatisfying(
            ProgramReply.Answered.class, answer -> assertThat(answer.code()).isNotZero());
  }

  @Test
  void aLongAnswerIsBounded() throws IOException {
    assertThat(ask("head -c 3000000 /dev/zero", "", LONG))
        .isInstanceOfSatisfying(
            ProgramReply.Answered.class,
            answer -> assertThat(answer.stdout()).hasSize(2 * Capture.WINDOW));
  }

  @Test
  void inputThatAPipeCannotTakeIsRefused() {
    assertThatThrownBy(() -> call(List.of("cat"), "x".repeat(20_000), LONG))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pass it in a file");
  }

  private static ProgramReply ask(String script, String input, Duration timeout)
      throws IOException {
    return new ProgramCaller().call(call(List.of("sh", "-c", script), input, timeout));
  }

  private static ProgramCall call(List<String> argv, String input, Duration timeout) {
    Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin", "NAME", "a value");
    return new ProgramCall(argv, Path.of("/"), environment, input, timeout);
  }
}
