package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.run.RunListener;
import io.github.postmerge.smoke.verdict.BuildResult;
import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.StaleReason;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PASS opens the queue for main's head of this moment, and for nothing else. */
class FreshVerdictTest {

  @TempDir Path work;
  private Path folder;
  private Path envelope;

  @BeforeEach
  void chooseFolders() throws IOException {
    folder = Files.createDirectory(work.resolve("copy"));
    envelope = work.resolve("envelope.json");
  }

  @DisplayName("22 main moved before: STALE, and the smoke is not started")
  @Test
  void mainThatMovedBeforeIsNotSmoked() throws Exception {
    Path trace = work.resolve("started");
    MergedRepository.smoking(folder.toFile(), "touch " + trace).superseded();

    PostMergeSmokeOutcome outcome = new EngineRun(work, folder).start();

    assertThat(outcome.envelope().status()).isEqualTo(Status.STALE);
    assertThat(outcome.envelope().staleReason()).isEqualTo(StaleReason.SUPERSEDED);
    assertThat(outcome.envelope().result()).isNull();
    assertThat(outcome.buildResult()).isEqualTo(BuildResult.FAILURE);
    assertThat(trace).doesNotExist();
  }

  @DisplayName("22 main moves during: a PASS that opens no queue")
  @Test
  void mainThatMovesMeanwhileOpensNoQueue() throws Exception {
    Path main = work.resolve("copy-origin.git/refs/heads/main");
    Path next = main.resolveSibling("next");
    MergedRepository.smoking(folder.toFile(), "cp " + next + " " + main).nextCommit();

    PostMergeSmokeOutcome outcome = new EngineRun(work, folder).start();

    PostMergeSmokeRun run = outcome.envelope();
    assertThat(run.status()).isEqualTo(Status.PASS);
    assertThat(run.reasonCode()).isEqualTo(ReasonCode.MAIN_MOVED_DURING_SMOKE);
    assertThat(run.staleReason()).isEqualTo(StaleReason.MAIN_MOVED);
    assertThat(run.mainHead()).isEqualTo(Files.readString(next).strip());
    assertThat(run.allowContinuation()).isFalse();
    assertThat(run.retryRecommended()).isTrue();
    assertThat(outcome.buildResult()).isEqualTo(BuildResult.FAILURE);
  }

  @DisplayName("24 RUNNING replaces an older PASS before the first step, and until the last")
  @Test
  void olderPassIsReplacedBeforeAnythingElse() throws Exception {
    Path seen = work.resolve("seen-by-the-smoke.json");
    MergedRepository.smoking(folder.toFile(), "cp " + envelope + " " + seen);
    assertThat(new EngineRun(work, folder).start().envelope().status()).isEqualTo(Status.PASS);
    assertThat(envelope).content().contains("\"allow_continuation\": true");

    Onlooker onlooker = new Onlooker();
    new EngineRun(work, folder).seenBy(onlooker).start();

    assertThat(onlooker.seen)
        .hasSize(EnumSet.range(RunListener.Step.COMMIT, RunListener.Step.SMOKE).size());
    onlooker.seen.add(Files.readString(seen));
    assertThat(onlooker.seen)
        .allSatisfy(
            text ->
                assertThat(text)
                    .contains("\"status\": \"RUNNING\"", "\"allow_continuation\": false"));
    assertThat(envelope).content().contains("\"status\": \"PASS\"");
  }

  /** Reads the envelope at each step. */
  private final class Onlooker implements RunListener {

    private final List<String> seen = new ArrayList<>();

    @Override
    public void step(Step step, String detail) {
      try {
        seen.add(Files.readString(envelope));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void output(String line) {}

    @Override
    public void silence(Duration remaining) {}

    @Override
    public void warning(String message) {}
  }
}
