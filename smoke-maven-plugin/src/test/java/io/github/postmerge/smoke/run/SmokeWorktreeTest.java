package io.github.postmerge.smoke.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.postmerge.smoke.command.SmokeCommand;
import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.process.Capture;
import io.github.postmerge.smoke.process.Census;
import io.github.postmerge.smoke.process.Containment;
import io.github.postmerge.smoke.process.ContainmentChoice;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.OutputListener;
import io.github.postmerge.smoke.process.ProcessInfo;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.process.ProcessRunner;
import io.github.postmerge.smoke.run.settings.Limits;
import io.github.postmerge.smoke.worktree.Worktree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A process that nobody can kill cannot be had, so the outcomes are made up. */
class SmokeWorktreeTest {

  private static final List<ProcessInfo> NOBODY = List.of();
  private static final List<ProcessInfo> SOMEBODY = List.of(new ProcessInfo(1, "daemon"));
  private static final Ending ENDED = new Ending.Exited(0);

  private final Trust trust = new Trust();

  @Test
  void isTrustedWhereNobodyIsLeft() throws Exception {
    run(ENDED, new Census(Containment.NAMESPACE, NOBODY, NOBODY, false));
    run(ENDED, new Census(Containment.SCAN, SOMEBODY, NOBODY, false));
    run(new Ending.TimedOut(), new Census(Containment.SCAN, SOMEBODY, NOBODY, false));

    assertThat(trust.lost).isFalse();
  }

  @Test
  void isNotTrustedWhereSomebodySurvives() throws Exception {
    run(ENDED, new Census(Containment.SCAN, NOBODY, SOMEBODY, false));
    assertThat(trust.lost).isTrue();
  }

  @Test
  void isNotTrustedWhereSomebodyUnseenHeldTheOutput() throws Exception {
    run(ENDED, new Census(Containment.SCAN, NOBODY, NOBODY, true));
    assertThat(trust.lost).isTrue();
  }

  @Test
  void isNotTrustedAfterAnAbort() throws Exception {
    run(new Ending.Aborted(), new Census(Containment.NAMESPACE, NOBODY, NOBODY, false));
    assertThat(trust.lost).isTrue();
  }

  @Test
  void isNotTrustedAfterAFailure() {
    ProcessRunner failing =
        (spec, listener) -> {
          throw new IOException("broken");
        };
    assertThatThrownBy(() -> run(failing)).hasMessage("broken");
    assertThat(trust.lost).isTrue();
  }

  private void run(Ending ending, Census census) throws Exception {
    Capture nothing = Capture.of(new byte[0]);
    run((spec, listener) -> new ProcessOutcome(ending, Duration.ZERO, nothing, nothing, census));
  }

  private void run(ProcessRunner runner) throws Exception {
    RunContext context =
        new RunContext(
            Clock.systemUTC(),
            () -> "run",
            Map.of(),
            List.of(),
            Machine.of(new Environment("os", "arch", "17", null, null, "UTC", "en", "1", null)),
            GitAccess.onThisSystem(() -> Path.of(""), Map.of()),
            runner);
    ProgressReporter reporter =
        new ProgressReporter(RunListener.SILENT, context.masker(List.of(), List.of()));
    SmokeSpec smoke =
        new SmokeSpec(
            "run",
            new CommitId("a".repeat(40)),
            Optional.empty(),
            SmokeCommand.shell("true"),
            new Limits(Duration.ofSeconds(1), Duration.ZERO, ContainmentChoice.AUTO));
    var unused =
        new SmokeWorktree(trust, new SmokeRunner(context, Optional.empty(), reporter), reporter)
            .run(smoke, OutputListener.NONE);
  }

  private static final class Trust implements Worktree {

    private boolean lost;

    @Override
    public Path folder() {
      return Path.of("");
    }

    @Override
    public Engine engine() {
      return Engine.BUILT_IN;
    }

    @Override
    public List<String> remarks() {
      return List.of();
    }

    @Override
    public void distrust() {
      lost = true;
    }

    @Override
    public void keep() {}

    @Override
    public void close() {}
  }
}
