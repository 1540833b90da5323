package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.postmerge.smoke.git.Worktree;
import io.github.postmerge.smoke.process.Capture;
import io.github.postmerge.smoke.process.Census;
import io.github.postmerge.smoke.process.Containment;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.ProcessInfo;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.process.ProcessRunner;
import io.github.postmerge.smoke.process.ProcessSpec;
import io.github.postmerge.smoke.process.Unheard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A process that nobody can kill cannot be had, so the outcomes are made up. */
class WorktreeRunsTest {

  private static final List<ProcessInfo> NOBODY = List.of();
  private static final List<ProcessInfo> SOMEBODY = List.of(new ProcessInfo(1, "daemon"));
  private static final Ending ENDED = new Ending.Exited(0);

  private final Trust trust = new Trust();

  @Test
  void isTrustedWhereNobodyIsLeft() throws IOException {
    run(ENDED, new Census(Containment.NAMESPACE, NOBODY, NOBODY, false));
    run(ENDED, new Census(Containment.SCAN, SOMEBODY, NOBODY, false));
    run(new Ending.TimedOut(), new Census(Containment.SCAN, SOMEBODY, NOBODY, false));

    assertThat(trust.lost).isFalse();
  }

  @Test
  void isNotTrustedWhereSomebodySurvives() throws IOException {
    run(ENDED, new Census(Containment.SCAN, NOBODY, SOMEBODY, false));
    assertThat(trust.lost).isTrue();
  }

  @Test
  void isNotTrustedWhereSomebodyUnseenHeldTheOutput() throws IOException {
    run(ENDED, new Census(Containment.SCAN, NOBODY, NOBODY, true));
    assertThat(trust.lost).isTrue();
  }

  @Test
  void isNotTrustedAfterAnAbort() throws IOException {
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

  private void run(Ending ending, Census census) throws IOException {
    Capture nothing = Capture.of(new byte[0]);
    run((spec, listener) -> new ProcessOutcome(ending, Duration.ZERO, nothing, nothing, census));
  }

  private void run(ProcessRunner runner) throws IOException {
    RunFacts facts = new RunFacts("run", Instant.EPOCH, new Parameters(Map.of(), List.of()));
    ProcessSpec spec =
        new ProcessSpec(
            List.of("true"), Path.of(""), Map.of(), Duration.ofSeconds(1), Duration.ZERO);
    new WorktreeRuns(runner, new Narration(new SilentListener(), facts))
        .run(trust, spec, Unheard.LISTENER);
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
