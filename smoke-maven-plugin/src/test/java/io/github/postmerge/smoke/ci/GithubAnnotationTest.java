package io.github.postmerge.smoke.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.ci.RunnerCommands.Command;
import io.github.postmerge.smoke.command.CommandSource;
import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GithubAnnotationTest {

  @Test
  void pointsAtTheLineThatDefinesTheSmoke() {
    Command command = annotation(Reports.red());

    assertThat(command.name()).isEqualTo("error");
    assertThat(command.properties())
        .containsEntry("file", "memory/tasks/task-1.md")
        .containsEntry("line", "2")
        .containsEntry("title", "Post-merge smoke of task-1: FAIL");
    assertThat(command.data().lines())
        .containsExactly(
            "FAIL: main is red at this commit.",
            "main is red at 1234567890ab: the smoke of task-1 failed (EXIT_CODE_4)",
            "cart is empty",
            "Next: Fix or revert this merge before the next one.",
            "Reproduce: mvn smoke:reproduce -Dsmoke.envelope=target/smoke/envelope.json");
  }

  @ParameterizedTest
  @CsvSource({
    "FAIL, POST_MERGE_SMOKE_FAILED, ERROR",
    "TIMEOUT, POST_MERGE_SMOKE_TIMEOUT, ERROR",
    "ERROR, SMOKE_NOT_RUN, ERROR",
    "UNDEFINED, SMOKE_COMMAND_UNDEFINED, ERROR",
    "STALE, MERGE_COMMIT_STALE, WARNING",
    "ABORTED, SMOKE_ABORTED, WARNING",
    "PASS, MAIN_MOVED_DURING_SMOKE, WARNING",
    "PASS, DRY_RUN, NONE",
    "PASS, POST_MERGE_SMOKE_PASS, NONE"
  })
  void isAsLoudAsTheVerdict(Status status, ReasonCode reason, Level level) {
    assertThat(Reports.of(status, reason).report().level()).isEqualTo(level);
  }

  @Test
  void aCommandThatTheTeamAllowsToBeMissingIsAWarning() {
    assertThat(
            Reports.of(Status.UNDEFINED, ReasonCode.SMOKE_COMMAND_UNDEFINED_ALLOWED)
                .allowed()
                .report()
                .level())
        .isEqualTo(Level.WARNING);
  }

  @Test
  void textFromOutsideEndsNeitherAPropertyNorTheCommand() {
    Command command =
        annotation(
            Reports.red()
                .task("task-1,file=x::y\n::error::z%0A")
                .evidence("100%\r\n::error::forged\n##[error]forged")
                .command("x", CommandSource.TASK_SPEC, "a:b,line=7::%25.md:3"));

    assertThat(command.properties())
        .containsOnlyKeys("file", "line", "title")
        .containsEntry("file", "a:b,line=7::%25.md")
        .containsEntry("line", "3")
        .containsEntry("title", "Post-merge smoke of task-1,file=x::y ::error::z%0A: FAIL");
    assertThat(command.data()).contains("100%\n::error::forged\n##[error]forged\n");
  }

  @Test
  void isShortWhateverTheSmokePrinted() {
    String line = "<b>| ```".repeat(1_000) + "\n";
    Command command =
        annotation(Reports.red().evidence(line.repeat(10_000)).task("t".repeat(100_000)));

    assertThat(command.properties().get("title")).hasSize(255);
    assertThat(command.data()).hasSizeLessThan(64 * 1024).hasSizeLessThan(8_000);
  }

  @Test
  void aParameterAndTheBuiltInRegistryAreInNoFileOfTheRepository() {
    assertThat(annotation(Reports.red().command("x", CommandSource.PARAMETER, null)).properties())
        .containsOnlyKeys("title");
    assertThat(
            annotation(
                    Reports.red().command("x", CommandSource.REGISTRY, "built-in-registry.yaml:4"))
                .properties())
        .containsOnlyKeys("title");
  }

  private static Command annotation(Reports report) {
    String line = GithubAnnotation.of(report.report()).command();
    assertThat(line).startsWith("::").doesNotContain("\n", "\r");
    assertThat(RunnerCommands.in(line)).hasSize(1);
    return RunnerCommands.in(line).get(0);
  }
}
