package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.ProcessCensus;
import io.github.postmerge.smoke.envelope.SmokeCommandInfo;
import io.github.postmerge.smoke.envelope.SmokeResult;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.process.Capture;
import io.github.postmerge.smoke.process.Census;
import io.github.postmerge.smoke.process.Containment;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.ProcessInfo;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real runs found out is in their envelopes. */
class EnvelopeValuesTest {

  @TempDir Path work;
  private Path folder;
  private final Transcript transcript = new Transcript();

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(work.resolve("copy"));
  }

  @Test
  void commandTaskAndTimeLimit() throws Exception {
    MergedRepository.smoking(folder.toFile(), "exit 3");

    PostMergeSmokeRun envelope = run().with(SmokeProperties.TIMEOUT, "77").start().envelope();

    assertThat(envelope.taskId()).isEqualTo("task-1");
    SmokeCommandInfo command = Objects.requireNonNull(envelope.smokeCommand());
    assertThat(command.timeoutSeconds()).isEqualTo(77);
    assertThat(result(envelope).command()).isEqualTo("exit 3\n");
    assertThat(result(envelope).exitCode()).isEqualTo(3);
    assertThat(transcript.steps()).contains("task-1").anyMatch(s -> s.equals("is main's head"));
  }

  @Test
  void taskThatTheMergeDoesNotName() throws Exception {
    MergedRepository.smoking(folder.toFile(), "exit 3");

    PostMergeSmokeRun envelope =
        run().with(SmokeProperties.TASK_ID_PATTERN, "issue-(\\d+)").start("true").envelope();

    assertThat(envelope.taskId()).isNull();
    assertThat(transcript.steps()).contains("none named");
  }

  @Test
  void placesWhereACommandWasLookedFor() throws Exception {
    MergedRepository.create(folder.toFile(), "Nothing to run here.");

    PostMergeSmokeRun envelope = run().start().envelope();

    assertThat(envelope.status()).isEqualTo(Status.UNDEFINED);
    assertThat(envelope.error())
        .contains("memory/tasks/task-1.md has no front matter", "there is no .smoke/registry.yaml");
  }

  @Test
  void processesThatWereKilled() throws Exception {
    MergedRepository.smoking(folder.toFile(), "sleep 4711 & exit 0");

    ProcessCensus census =
        Objects.requireNonNull(run().start().envelope().processCensus(), "the smoke was run");

    assertThat(census.killed())
        .singleElement()
        .extracting(ProcessCensus.Entry::command)
        .isEqualTo("sleep 4711");
  }

  @Test
  void passThatCannotBeConfirmedShowsNoResult() throws Exception {
    MergedRepository merged = MergedRepository.create(folder.toFile(), "");

    PostMergeSmokeRun envelope = run().start("rm", "-r", merged.origin().toString()).envelope();

    assertThat(envelope.status()).isEqualTo(Status.ERROR);
    assertThat(envelope.error()).startsWith("The smoke passed, but");
    assertThat(envelope.result()).isNull();
    assertThat(envelope.processCensus()).isNotNull();
  }

  @Test
  void commandThatCannotBeLaunchedShowsAResult() throws Exception {
    MergedRepository.create(folder.toFile(), "");

    PostMergeSmokeRun envelope = run().start("no-such-program").envelope();

    assertThat(envelope.reasonCode()).isEqualTo(ReasonCode.SMOKE_NOT_RUN);
    assertThat(result(envelope).failureReason()).startsWith("NOT_STARTED");
    assertThat(envelope.processCensus()).isNull();
  }

  @Test
  void worktreeThatIsKept() throws Exception {
    MergedRepository.smoking(folder.toFile(), "exit 3");

    PostMergeSmokeOutcome outcome = run().with(SmokeProperties.KEEP_WORKTREE, "on-failure").start();

    assertThat(outcome.keptWorktree())
        .hasValueSatisfying(kept -> assertThat(kept.resolve(".git")).exists());
  }

  @Test
  void eachRedIsEscalatedWhereNothingElseIsAskedFor() throws Exception {
    MergedRepository.smoking(folder.toFile(), "exit 3");
    String history = work.resolve("history").toString();

    for (int i = 0; i < 2; i++) {
      PostMergeSmokeRun envelope = run().with(SmokeProperties.HISTORY, history).start().envelope();
      assertThat(envelope.escalation()).isNotNull();
    }
  }

  /** It would disturb each rerun. */
  @Test
  void smokeWithASurvivorIsNotDiagnosed() throws Exception {
    MergedRepository.smoking(folder.toFile(), "exit 3");
    AtomicInteger runs = new AtomicInteger();

    PostMergeSmokeRun envelope =
        run()
            .with(SmokeProperties.DIAGNOSE, "on-failure")
            .in(
                (spec, listener) -> {
                  runs.incrementAndGet();
                  return survived();
                })
            .start()
            .envelope();

    assertThat(result(envelope).failureReason()).isEqualTo("CONTAINMENT_BREACH");
    assertThat(envelope.diagnosis()).isNull();
    assertThat(runs).hasValue(1);
  }

  private static ProcessOutcome survived() {
    Capture nothing = Capture.of(new byte[0]);
    Census census =
        new Census(
            Containment.SCAN, List.of(), List.of(new ProcessInfo(4711, "sleep 4711")), false);
    return new ProcessOutcome(
        new Ending.Exited(0), Duration.ofSeconds(1), nothing, nothing, census);
  }

  private EngineRun run() {
    return new EngineRun(work, folder).seenBy(transcript);
  }

  private static SmokeResult result(PostMergeSmokeRun envelope) {
    return Objects.requireNonNull(envelope.result());
  }
}
