package io.github.postmerge.smoke.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.reproduce.ReproduceOutcome.Unanswered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an envelope can be instead of one: a clear sentence each, soon, and nothing is run. */
@Timeout(60)
class BadEnvelopeTest {

  private static Path copy = Path.of("");
  private static String red = "";

  @TempDir Path work;
  private ReproduceRun run;

  @BeforeAll
  static void smokeSomething(@TempDir Path shared) throws Exception {
    copy = Files.createDirectory(shared.resolve("copy"));
    Files.writeString(copy.resolve("file.txt"), "one\n");
    MergedRepository.smoking(copy.toFile(), "exit 3");
    red = Files.readString(new ReproduceRun(shared, copy).smoked().envelope());
  }

  @BeforeEach
  void prepare() {
    run = new ReproduceRun(work, copy);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "schema_version": 1     | "schema_version": 2     | has schema_version 2, and this version of Smoke reads 1
          "schema_version": 1     | "schema_version": "1"   | its schema_version is not a whole number
          "schema_version": 1     | "version": 1            | its schema_version is not there
          "status": "FAIL"        | "status": "PASS"        | this envelope says PASS: the smoke passed
          "status": "FAIL"        | "status": "RUNNING"     | this envelope says RUNNING: the run had not ended
          "status": "FAIL"        | "status": "STALE"       | this envelope says STALE: the smoke was not run
          "status": "FAIL"        | "status": "UNDEFINED"   | this envelope says UNDEFINED: there was no command
          "status": "FAIL"        | "status": "ABORTED"     | this envelope says ABORTED: the run was told to stop
          "status": "FAIL"        | "status": "ERROR"       | this envelope says ERROR: the run has no verdict
          "status": "FAIL"        | "status": "fail"        | its status is not one of
          "task_id": "task-1"     | "task_id": "../../x"    | The task id "../../x" is not a plain name
          "task_id": "task-1"     | "task_id": 1            | its task_id is not a text
          "source": "TASK_SPEC"   | "source": "ME"          | its smoke_command.source is not one of
          "timeout_seconds": 600  | "timeout_seconds": 0    | its smoke_command.timeout_seconds is not a whole number from 1 to 604800
          "timeout_seconds": 600  | "timeout_seconds": 1e99 | its smoke_command.timeout_seconds is not a whole number
          "timeout_seconds": 600  | "timeout_seconds": 99999999999999999999 | its smoke_command.timeout_seconds is not
          "exit_code": 3          | "exit_code": 256        | its result.exit_code is not a whole number from 0 to 255
          "os": "os"              | "os": null              | its environment.os is not a text
          "argv": [               | "argv": [], "other": [  | its smoke_command.argv is not a list of texts
          "argv": [               | "argv": [[],            | its smoke_command.argv is not a text
          "result": {             | "result": null, "x": {  | its result.failure_reason is not a text
          "status": "FAIL"        | "status": "FAIL", "status": "FAIL" | cannot be read as JSON
          """)
  void wrongFieldIsNamed(String right, String wrong, String message) throws IOException {
    assertThat(red).contains(right);

    refused(red.replace(right, wrong), message);
  }

  @Test
  void envelopeWithoutACommitIsAnError() throws IOException {
    refused(
        red.replaceAll("\"merge_commit\": \"[0-9a-f]{40}\"", "\"merge_commit\": null"),
        "The envelope names no merge commit, so there is nothing to check out.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "--upload-pack=x", "ABCDEF", "refs/heads/main"})
  void revisionIsNoCommitId(String revision) throws IOException {
    refused(
        red.replaceAll(
            "\"merge_commit\": \"[0-9a-f]{40}\"", "\"merge_commit\": \"" + revision + "\""),
        "its merge_commit is not a full commit id");
  }

  @Test
  void truncatedEnvelopeIsAnErrorWhereverItIsCut() throws IOException {
    for (int end = 1; end < red.length() - 2; end += red.length() / 40) {
      refused(red.substring(0, end), "cannot be read as JSON");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "null", "\"text\"", "true"})
  void otherJsonIsNoEnvelope(String json) throws IOException {
    refused(json, "This is not an envelope: it is not a JSON object.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "hello", "<html>", "{} {}", "{\"a\":", "\0\0\0", "{}x"})
  void whatIsNoJsonIsNoEnvelope(String text) throws IOException {
    Files.writeString(run.envelope(), text);

    assertThat(error()).containsAnyOf("cannot be read as JSON", "This is not an envelope");
  }

  @Test
  void tenMegabytesOfNonsenseAreNotReadToTheirEnd() throws IOException {
    byte[] nonsense = new byte[10 * 1024 * 1024];
    new Random(1).nextBytes(nonsense);
    Files.write(run.envelope(), nonsense);

    long start = System.nanoTime();
    assertThat(error()).contains("has over 4194304 bytes, too many for an envelope");
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    System.out.println("10 MB of nonsense were refused within " + taken.toMillis() + " ms");
    assertThat(taken).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void standardInputIsNotReadToItsEndEither() {
    run.reading(new byte[10 * 1024 * 1024])
        .with(SmokeProperties.REPRODUCTION, run.answer().toString());

    assertThat(error()).startsWith("Standard input has over 4194304 bytes");
  }

  @Test
  void deepNestingIsAnError() throws IOException {
    refused("[".repeat(2_000_000), "cannot be read as JSON");
    refused("{\"a\":".repeat(500_000), "cannot be read as JSON");
  }

  @Test
  void missingEnvelopeSaysWhereToPutIt() {
    assertThat(error())
        .isEqualTo(
            "There is no envelope \""
                + run.envelope()
                + "\". Put the red run's envelope.json there, which CI keeps as an artifact, or name"
                + " it with -Dsmoke.envelope=FILE.");
  }

  @Test
  void folderAndDeviceAreNoEnvelopes() {
    assertThat(
            new ReproduceRun(work, copy)
                .with(SmokeProperties.ENVELOPE, work.toString())
                .reproduce())
        .isEqualTo(
            new Unanswered(
                "The envelope \""
                    + work
                    + "\" must be a file. Name a file, or - for standard input."));
    run.with(SmokeProperties.ENVELOPE, "/dev/zero")
        .with(SmokeProperties.REPRODUCTION, run.answer().toString());
    assertThat(error())
        .isEqualTo(
            "The envelope \"/dev/zero\" must be a file. Name a file, or - for standard input.");
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          smoke.runs          | 0     | smoke.runs "0" must be a number from 1 to 100
          smoke.runs          | 101   | smoke.runs "101" must be a number from 1 to 100
          smoke.runs          | many  | smoke.runs "many" must be a number from 1 to 100
          smoke.trustEnvelope | yes   | must be true or false
          smoke.keepWorktree  | maybe | is unknown. Use one of
          smoke.dryRun        | true  | There is no parameter smoke.dryRun: did you mean smoke.
          smoke.reproduction  | ''    | smoke.reproduction is empty
          smoke.maskPatterns  | a(    | cannot be used as a regular expression
          """)
  void badParameterIsAnErrorWithItsValue(String name, String value, String message)
      throws IOException {
    Files.writeString(run.envelope(), red);
    run.with(name, value);

    assertThat(error()).contains(message);
  }

  @Test
  void answerNeverTakesTheEnvelopesPlace() throws IOException {
    Files.writeString(run.envelope(), red);
    run.with(SmokeProperties.REPRODUCTION, run.envelope().toString());

    assertThat(error()).contains("is the envelope's own file");
    assertThat(run.envelope()).hasContent(red);
  }

  @Test
  void answerThatCannotBeWrittenIsAnError() throws IOException {
    Files.writeString(run.envelope(), red);
    Path file = Files.writeString(work.resolve("file"), "");
    run.with(SmokeProperties.REPRODUCTION, file.resolve("reproduction.json").toString())
        .with(SmokeProperties.LOG_FILE, work.resolve("log").toString());

    assertThat(error()).contains("reproduction.json");
  }

  private void refused(String envelope, String message) throws IOException {
    Files.write(run.envelope(), envelope.getBytes(StandardCharsets.UTF_8));
    assertThat(error()).contains(message);
  }

  private String error() {
    ReproduceOutcome outcome = run.reproduce();
    assertThat(outcome).isInstanceOf(Unanswered.class);
    String error = ((Unanswered) outcome).error();
    assertThat(error).endsWith(".").doesNotContain("\n", "Smoke itself failed");
    assertThat(run.shown()).noneMatch(l -> l.startsWith("SMOKE") && !error.contains("written"));
    assertThat(run.answer()).doesNotExist();
    return error;
  }
}
