package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.file.EnvelopeFile;
import io.github.postmerge.smoke.envelope.file.EnvelopeJson;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.verdict.BuildResult;
import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a user can get wrong: one clear sentence, an envelope that says so, and the build's error.
 */
class BadInputTest {

  private static Path shared = Path.of("");

  @TempDir Path work;

  @BeforeAll
  static void mergeSomething(@TempDir Path folder) throws Exception {
    shared = Files.createDirectory(folder.resolve("copy"));
    Files.writeString(shared.resolve("file.txt"), "one\n");
    MergedRepository.smoking(shared.toFile(), "true");
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          smoke.timeoutInSeconds       | 0            | must be a number of seconds from 1 to 604800
          smoke.timeoutInSeconds       | -1           | must be a number of seconds from 1 to 604800
          smoke.timeoutInSeconds       | 1.5          | must be a number of seconds from 1 to 604800
          smoke.timeoutInSeconds       | 999999999999 | must be a number of seconds from 1 to 604800
          smoke.killGraceInSeconds     | -1           | must be a number of seconds from 0 to 604800
          smoke.remoteTimeoutInSeconds | soon         | must be a number of seconds from 1 to 604800
          smoke.errorExitCodes         | 75,0         | has "0", which must be an exit code from 1 to 255
          smoke.errorExitCodes         | 75;125       | has "75;125", which must be an exit code from 1 to 255
          smoke.errorExitCodes         | 256          | has "256", which must be an exit code from 1 to 255
          smoke.skip                   | no           | must be true or false
          smoke.logFile                | .git/HEAD    | is in a .git folder
          smoke.collect                | /etc/*       | smoke.collect "/etc/*" is not a path inside the worktree
          smoke.collect                | a/../../b    | smoke.collect "a/../../b" is not a path inside the worktree
          smoke.maxCollectedSize       | much         | must be a size from 0 to 1024GB
          smoke.undefinedCommand       | maybe        | is unknown. Use one of: block, allow
          smoke.onStale                | continue     | is unknown. Use one of: stop, run
          smoke.keepWorktree           | sometimes    | is unknown. Use one of: never, on-failure, always
          smoke.buildFollows           | main         | is unknown. Use one of: queue, smoke
          smoke.nested                 | maybe        | is unknown. Use one of: skip, run
          smoke.containment            | docker       | is unknown. Use one of: auto, cgroup, pid-namespace, user-namespace, scan
          smoke.dryRun                 | yes          | must be true or false
          smoke.taskIdPattern          | task-(       | cannot be used as a regular expression
          smoke.taskId                 | ../../passwd | is not a plain name
          smoke.taskDirectory          | ../tasks     | is not a path inside the repository
          smoke.registry               | /etc/passwd  | is not a path inside the repository
          smoke.registry               | ci/smoke.yaml| is not in the merge commit's tree
          smoke.command                | ''           | The smoke command is empty
          smoke.remote                 | upstream     | has no remote "upstream"
          smoke.branch                 | trunk        | has no branch "trunk"
          smoke.mergeCommit            | no-such      | is not in the repository
          smoke.mergeCommit            | --all        | is not a revision
          smoke.mergeCommit            | HEAD^{tree}  | is no
          smoke.mergeCommit            | 0000000000000000000000000000000000000000 | object
          smoke.repository             | /no/such/dir | is not a folder
          smoke.repository             | /            | is not in a git repository
          smoke.maskPatterns           | cust-(       | smoke.maskPatterns "cust-(" cannot be used as a regular expression: missing closing )
          smoke.maskPatterns           | a(?=b)       | smoke.maskPatterns "a(?=b)" cannot be used as a regular expression
          smoke.maskPatterns           | \\d*          | smoke.maskPatterns "\\d*" matches the empty text
          smoke.maskPatterns           | \\b           | smoke.maskPatterns "\\b" matches the empty text
          smoke.maxLogSize             | -1           | must be a size from 0 to 1024GB
          smoke.maxLogSize             | 64MiB        | must be a size from 0 to 1024GB
          smoke.maxLogSize             | 1025GB       | must be a size from 0 to 1024GB
          smoke.maxLogSize             | 9999999999999GB | must be a size from 0 to 1024GB
          smoke.maxLogSize             | ''           | smoke.maxLogSize is empty
          smoke.logFile                | ''           | smoke.logFile is empty
          smoke.nonsense               | 1            | There is no parameter smoke.nonsense: did you mean smoke.
          """)
  void badParameterIsAnErrorWithItsValue(String name, String value, String message)
      throws IOException {
    PostMergeSmokeOutcome outcome = engine().with(name, value).start();

    requireError(outcome, message);
    assertThat(outcome.envelope().error())
        .containsAnyOf("\"" + value + "\"", "object " + value, name, "empty");
  }

  @Test
  void bothCommandsAtOnceAreAnError() throws IOException {
    requireError(
        engine().with(SmokeProperties.COMMAND, "make").start("mvn", "test"),
        "Both smoke.command \"make\" and an argv list [mvn, test] are given.");
  }

  @Test
  void folderAtTheEnvelopesPathIsAnErrorWithoutAnEnvelope() {
    PostMergeSmokeOutcome outcome =
        engine().with(SmokeProperties.ENVELOPE, work.toString()).start();

    assertThat(outcome.buildResult()).isEqualTo(BuildResult.ERROR);
    assertThat(outcome.envelopeFailure())
        .contains(
            new EnvelopeFailure(
                "The envelope \""
                    + work
                    + "\" cannot be written: it is a folder. Name another file with"
                    + " -Dsmoke.envelope=FILE.",
                EnvelopeFile.Left.NOT_OURS));
    assertThat(work).isEmptyDirectory();
  }

  @DisplayName("48 RUNNING comes before patterns that explode, and the error within 2 s")
  @ParameterizedTest
  @ValueSource(strings = {SmokeProperties.MASK_PATTERNS, SmokeProperties.TASK_ID_PATTERN})
  void explodingPatternIsAnErrorInTime(String parameter) throws IOException {
    for (String pattern :
        List.of(
            "(".repeat(30_000),
            "(((a{100}){100}){100}){10}",
            "((a{1000}){1000}){1000}",
            "(".repeat(4_000) + ")".repeat(900))) {
      Path envelope = work.resolve("envelope.json");
      Files.writeString(envelope, "{\"status\": \"PASS\", \"allow_continuation\": true}\n");
      PostMergeSmokeOutcome outcome =
          assertTimeout(Duration.ofSeconds(30), () -> engine().with(parameter, pattern).start());

      requireError(outcome, parameter + " \"");
      assertThat(String.valueOf(outcome.envelope().error())).hasSizeLessThan(500);
      assertThat(envelope).content().contains("\"allow_continuation\": false");
    }
  }

  @DisplayName("48 more patterns than anybody needs are an error")
  @Test
  void veryManyPatternsAreAnError() throws IOException {
    requireError(
        engine().with(SmokeProperties.MASK_PATTERNS, "a{1000}b\n".repeat(5_000)).start(),
        "smoke.maskPatterns has 5000 patterns, and at most 100 are allowed");
  }

  @DisplayName("54 a smoke that says by its exit code that it could not tell is an error")
  @Test
  void smokeThatCouldNotTellIsAnError() {
    PostMergeSmokeOutcome outcome =
        engine()
            .with(SmokeProperties.ERROR_EXIT_CODES, "125, 75")
            .with(SmokeProperties.COMMAND, "echo no database >&2; exit 75")
            .start();

    PostMergeSmokeRun run = outcome.envelope();
    assertThat(run.status()).isEqualTo(Status.ERROR);
    assertThat(run.reasonCode()).isEqualTo(ReasonCode.SMOKE_COULD_NOT_TELL);
    assertThat(run.allowContinuation()).isFalse();
    assertThat(run.retryRecommended()).isTrue();
    assertThat(run.escalation()).isNull();
    assertThat(Objects.requireNonNull(run.result()).exitCode()).isEqualTo(75);
    assertThat(run.result().stderrTail()).isEqualTo("no database\n");
    assertThat(run.error()).contains("exit code 75, which smoke.errorExitCodes lists");
    assertThat(outcome.buildResult()).isEqualTo(BuildResult.ERROR);
  }

  @DisplayName("24 an older PASS is gone before the parameters are read")
  @Test
  void olderPassIsGoneBeforeTheParametersAreRead() throws IOException {
    Path envelope = work.resolve("envelope.json");
    Files.writeString(envelope, "{\"status\": \"PASS\", \"allow_continuation\": true}\n");

    requireError(engine().with(SmokeProperties.TIMEOUT, "x").start(), "smoke.timeoutInSeconds");
    assertThat(envelope).content().contains("\"allow_continuation\": false");
  }

  private EngineRun engine() {
    return new EngineRun(work, shared);
  }

  private static void requireError(PostMergeSmokeOutcome outcome, String message)
      throws IOException {
    assertThat(outcome.buildResult()).isEqualTo(BuildResult.ERROR);
    assertThat(outcome.envelope().status()).isEqualTo(Status.ERROR);
    assertThat(outcome.envelope().error()).contains(message).endsWith(".").doesNotContain("\n");
    assertThat(outcome.envelopeFile()).hasBinaryContent(EnvelopeJson.bytes(outcome.envelope()));
  }
}
