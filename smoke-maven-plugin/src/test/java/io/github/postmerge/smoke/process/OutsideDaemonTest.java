package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Work that a daemon does for the smoke, as with {@code docker run}. */
class OutsideDaemonTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  /** Works until a client tells it to stop; ends when its file is deleted. */
  private static final String DAEMON =
      "while [ -e TOKEN ]; do read -r order <TOKEN.fifo; case $order in"
          + " start) tail -f TOKEN & work=$! ;;"
          + " stop) kill $work; echo stopped >TOKEN.log ;;"
          + " esac; done";

  @TempDir Path folder;
  @RegisterExtension final Token token = new Token(() -> folder);

  @BeforeEach
  void startDaemon() throws IOException {
    new ProcessBuilder("setsid", "-f", "sh", "-c", DAEMON.replace("TOKEN", token.toString()))
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
    TokenProcesses.until(() -> token.processes().size() == 1, LONG);
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("45 a client that gets SIGTERM can tell the outside daemon to stop its work")
  void clientGetsSigtermFirst(TierUnderTest tier) throws IOException {
    String client =
        "echo start >TOKEN.fifo; trap 'echo stop >TOKEN.fifo; echo told; exit' TERM;"
            + " sleep 60 & wait";
    ProcessOutcome outcome = overrun(client, Duration.ofSeconds(5)).run(tier);

    assertThat(outcome.ending()).isEqualTo(new Ending.TimedOut());
    assertThat(new String(outcome.stdout().head(), UTF_8)).isEqualTo("told\n");
    TokenProcesses.until(() -> Files.exists(Path.of(token + ".log")), LONG);
    TokenProcesses.until(() -> TokenProcesses.tailsOf(token.path()) == 0, LONG);
    assertThat(token.processes()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName(
      "45 an outside daemon and its work for a client that ignores SIGTERM are not touched")
  void outsideDaemonIsNotTouched(TierUnderTest tier) throws IOException {
    String client = "echo start >TOKEN.fifo; trap '' TERM; sleep 60 & wait";
    ProcessOutcome outcome = overrun(client, Duration.ofMillis(300)).run(tier);

    assertThat(outcome.ending()).isEqualTo(new Ending.TimedOut());
    assertThat(outcome.census().survivors()).isEmpty();
    assertThat(outcome.census().killed())
        .extracting(ProcessInfo::command)
        .noneMatch(command -> command.startsWith("tail"));
    assertThat(TokenProcesses.tailsOf(token.path())).isOne();
    assertThat(token.processes()).hasSize(2);
  }

  private Smoke overrun(String client, Duration grace) {
    return Smoke.shell(client.replace("TOKEN", token.toString()))
        .within(Duration.ofMillis(700))
        .withGrace(grace);
  }
}
