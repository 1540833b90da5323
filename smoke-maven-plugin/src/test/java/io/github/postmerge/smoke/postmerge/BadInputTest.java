package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.envelope.EnvelopeJson;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.verdict.BuildResult;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
          smoke.timeoutInSeconds       | 0            | is no number of seconds from 1 to 604800
          smoke.timeoutInSeconds       | -1           | is no number of seconds from 1 to 604800
          smoke.timeoutInSeconds       | 1.5          | is no number of seconds from 1 to 604800
          smoke.timeoutInSeconds       | 999999999999 | is no number of seconds from 1 to 604800
          smoke.killGraceInSeconds     | -1           | is no number of seconds from 0 to 604800
          smoke.remoteTimeoutInSeconds | soon         | is no number of seconds from 1 to 604800
          smoke.undefinedCommand       | maybe        | is unknown. Use one of: block, allow
          smoke.onStale                | continue     | is unknown. Use one of: stop, run
          smoke.keepWorktree           | sometimes    | is unknown. Use one of: never, on-failure, always
          smoke.containment            | docker       | is unknown. Use one of: auto, cgroup, pid-namespace, user-namespace, scan
          smoke.dryRun                 | yes          | is neither true nor false
          smoke.taskIdPattern          | task-(       | is no regular expression
          smoke.taskId                 | ../../passwd | is not a plain name
          smoke.taskDirectory          | ../tasks     | is no path inside the repository
          smoke.registry               | /etc/passwd  | is no path inside the repository
          smoke.registry               | ci/smoke.yaml| is not in the merge commit's tree
          smoke.command                | ''           | The smoke command is empty
          smoke.remote                 | upstream     | has no remote "upstream"
          smoke.branch                 | trunk        | has no branch "trunk"
          smoke.mergeCommit            | no-such      | is not in the repository
          smoke.mergeCommit            | --all        | is no revision
          smoke.mergeCommit            | HEAD^{tree}  | is no
          smoke.mergeCommit            | 0000000000000000000000000000000000000000 | object
          smoke.repository             | /no/such/dir | is no folder
          smoke.repository             | /            | lies in no git repository
          smoke.maskPatterns           | cust-(       | smoke.maskPatterns "cust-(" is no regular expression: missing closing )
          smoke.maskPatterns           | a(?=b)       | smoke.maskPatterns "a(?=b)" is no regular expression
          smoke.maskPatterns           | \\d*          | smoke.maskPatterns "\\d*" matches the empty text
          smoke.maskPatterns           | \\b           | smoke.maskPatterns "\\b" matches the empty text
          smoke.maxLogSize             | -1           | is no size from 0 to 1024GB
          smoke.maxLogSize             | 64MiB        | is no size from 0 to 1024GB
          smoke.maxLogSize             | 1025GB       | is no size from 0 to 1024GB
          smoke.maxLogSize             | 9999999999999GB | is no size from 0 to 1024GB
          smoke.maxLogSize             | ''           | smoke.maxLogSize is empty
          smoke.logFile                | ''           | smoke.logFile is empty
          smoke.nonsense               | 1            | There is no parameter [smoke.nonsense]
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
            "The envelope \""
                + work
                + "\" cannot be written: it is a folder. Name another file with"
                + " -Dsmoke.envelope=FILE.");
    assertThat(work).isEmptyDirectory();
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
