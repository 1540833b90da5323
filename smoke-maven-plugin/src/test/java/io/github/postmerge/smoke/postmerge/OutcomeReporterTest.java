package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.envelope.file.EnvelopeFile.Left;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.run.RunListener;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeReporterTest {

  @TempDir private Path work;
  private Path repository;
  private final List<String> seen = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void makeRepository() throws Exception {
    repository = Files.createDirectory(work.resolve("copy"));
    MergedRepository.smoking(repository.toFile(), "echo all is well");
  }

  @Test
  void isToldBeforeAndAfterWhileNoOtherRunCanHaveTheEnvelope() throws IOException {
    Files.writeString(work.resolve("envelope.json"), "older");
    PostMergeSmokeOutcome outcome =
        new EngineRun(work, repository)
            .reportedBy(
                new OutcomeReporter() {
                  @Override
                  public void begun(Path envelope, Consumer<String> warn) {
                    seen.add(
                        "begun, " + (text(envelope).contains("\"RUNNING\"") ? "RUNNING" : "?"));
                  }

                  @Override
                  public void ended(PostMergeSmokeOutcome ended, Consumer<String> warn) {
                    assertThat(text(ended.envelopeFile())).contains("\"status\": \"PASS\"");
                    seen.add(ended.envelope().status() + ", and another " + another());
                  }
                })
            .start();

    assertThat(outcome.envelope().status()).isEqualTo(Status.PASS);
    assertThat(seen).containsExactly("begun, RUNNING", "PASS, and another NOT_OURS");
  }

  @Test
  void whatItThrowsIsAWarning() {
    PostMergeSmokeOutcome outcome =
        new EngineRun(work, repository)
            .where("DEPLOY_TOKEN", "canary-7Qd2xW9mZp4LrT")
            .seenBy(collecting())
            .reportedBy(
                new OutcomeReporter() {
                  @Override
                  public void begun(Path envelope, Consumer<String> warn) {
                    throw new IllegalStateException("no begin canary-7Qd2xW9mZp4LrT");
                  }

                  @Override
                  public void ended(PostMergeSmokeOutcome ended, Consumer<String> warn) {
                    throw new StackOverflowError("no end");
                  }
                })
            .start();

    assertThat(outcome.envelope().status()).isEqualTo(Status.PASS);
    assertThat(outcome.envelope().allowContinuation()).isTrue();
    assertThat(warnings).hasSize(2).allMatch(w -> w.startsWith("The run is not reported to CI."));
    assertThat(warnings.get(0)).contains("no begin [MASKED]");
  }

  @Test
  void isToldOfARunThatCouldNotBegin() {
    PostMergeSmokeOutcome outcome =
        new EngineRun(work, repository)
            .with(SmokeProperties.ENVELOPE, work.resolve(".git/e.json").toString())
            .reportedBy(
                new OutcomeReporter() {
                  @Override
                  public void begun(Path envelope, Consumer<String> warn) {
                    seen.add("begun");
                  }

                  @Override
                  public void ended(PostMergeSmokeOutcome ended, Consumer<String> warn) {
                    seen.add("ended " + ended.envelopeFailure().orElseThrow().left());
                  }
                })
            .start();

    assertThat(outcome.envelope().status()).isEqualTo(Status.ERROR);
    assertThat(seen).containsExactly("ended " + Left.NOTHING);
  }

  private Left another() {
    return new EngineRun(work, repository).start().envelopeFailure().orElseThrow().left();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunListener collecting() {
    return new RunListener() {
      @Override
      public void step(Step step, String detail) {}

      @Override
      public void output(String line) {}

      @Override
      public void silence(Duration remaining) {}

      @Override
      public void warning(String message) {
        warnings.add(message);
      }
    };
  }
}
