package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.verdict.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskPatternsTest {

  private static final String CUSTOMER = "cust-4711";
  private static final String PASSWORD = "plain7words";

  @TempDir Path work;
  private final Transcript transcript = new Transcript();
  private Path copy = Path.of("");

  @BeforeEach
  void mergeSomething() throws Exception {
    copy = Files.createDirectory(work.resolve("copy"));
    Files.writeString(copy.resolve("file.txt"), "one\n");
    MergedRepository.smoking(copy.toFile(), "echo at " + CUSTOMER + "; echo " + CUSTOMER + " >&2");
  }

  @Test
  void whatThePatternsMatchIsNowhere() {
    PostMergeSmokeOutcome outcome = engine("no-such-thing\ncust-\\d{2,8}").start();

    assertThat(outcome.envelope().status()).isEqualTo(Status.PASS);
    assertThat(transcript.lines()).containsExactlyInAnyOrder("at [MASKED]", "[MASKED]");
    assertThat(transcript.steps()).anyMatch(step -> step.startsWith("echo at [MASKED]"));
    assertSilent(outcome);
  }

  @Test
  void whatThePatternsMatchIsNotInTheErrorForAnotherParameter() {
    PostMergeSmokeOutcome outcome =
        engine("cust-\\d{2,8}").with(SmokeProperties.TIMEOUT, CUSTOMER).start();

    assertThat(outcome.envelope().error())
        .startsWith("smoke.timeoutInSeconds \"[MASKED]\" must be");
    assertSilent(outcome);
  }

  @Test
  void aBadPatternDoesNotUnmaskWhatTheOthersMatch() {
    PostMergeSmokeOutcome outcome =
        engine("cust-\\d{2,8}\n(" + CUSTOMER)
            .with(SmokeProperties.ENVELOPE, work.resolve("e.json").toString())
            .start();

    assertThat(outcome.envelope().status()).isEqualTo(Status.ERROR);
    assertThat(outcome.envelope().error())
        .startsWith("smoke.maskPatterns \"([MASKED]\" cannot be used as a regular expression: ")
        .contains("Write it in RE2 syntax");
    assertSilent(outcome);
  }

  @Test
  void passwordOfARemoteIsMaskedWhereverItIsPrinted() throws Exception {
    Files.writeString(
        copy.resolve(".git/config"),
        "[remote \"backup\"]\n\turl = https://ann:" + PASSWORD + "@git.example/a.git\n",
        StandardOpenOption.APPEND);

    PostMergeSmokeOutcome outcome = engine("cust-\\d{2,8}").start("echo", "it is " + PASSWORD);

    assertThat(transcript.lines()).containsExactly("it is [MASKED]");
    assertThat(outcome.envelopeFile()).content().doesNotContain(PASSWORD);
  }

  private EngineRun engine(String patterns) {
    return new EngineRun(work, copy)
        .with(SmokeProperties.MASK_PATTERNS, patterns)
        .seenBy(transcript);
  }

  private void assertSilent(PostMergeSmokeOutcome outcome) {
    assertThat(outcome.envelopeFile()).content().doesNotContain(CUSTOMER);
    assertThat(transcript.lines() + "" + transcript.steps() + transcript.warnings())
        .doesNotContain(CUSTOMER);
  }
}
