package io.github.postmerge.smoke.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"task-2506", "task-2509+2", "ABC_12.3"})
  void plainNamesAreTaskIds(String value) throws InvalidCommandException {
    assertThat(TaskId.of(value).value()).isEqualTo(value);
  }

  @DisplayName("43 a task id that is no plain name is refused before any file is touched")
  @ParameterizedTest
  @MethodSource("hostileIds")
  void hostileIdsAreRefused(String value) {
    assertThatExceptionOfType(InvalidCommandException.class)
        .isThrownBy(() -> TaskId.of(value))
        .withMessageContaining("is not a plain name. Use at most 100")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300).doesNotContain("\0"));
  }

  static String[] hostileIds() {
    return new String[] {
      "../../etc/passwd",
      "task\0-1",
      "t".repeat(10_000),
      "a/b",
      "a\\b",
      "",
      "..",
      "a..b",
      "-rf",
      "작업-1"
    };
  }

  @Test
  void patternFindsTheFirstMatch() throws InvalidCommandException {
    TaskIdPattern pattern = TaskIdPattern.of("task-\\d+(?:\\+\\d+)*");

    assertThat(pattern.firstIn("Merge pull request #58\n\ntask-2509+2: also task-1"))
        .contains(new TaskId("task-2509+2"));
    assertThat(pattern.firstIn("Tidy up")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'\\(#(\\d+)\\)', Fix the cart (#632), 632",
    "'(?:task|issue)-\\d+', Fix issue-7, issue-7",
    "'(task-\\d+)|#(\\d+)', Fix #58, 58",
  })
  void firstGroupIsTheId(String regex, String message, String id) throws InvalidCommandException {
    assertThat(TaskIdPattern.of(regex).firstIn(message)).contains(new TaskId(id));
  }

  @Test
  void brokenPatternIsNamed() {
    assertThatExceptionOfType(InvalidCommandException.class)
        .isThrownBy(() -> TaskIdPattern.of("task-(\\d+"))
        .withMessageStartingWith(
            "smoke.taskIdPattern \"task-(\\d+\" cannot be used as a regular expression");
  }

  @Test
  void patternThatMatchesMoreThanAnIdIsAnError() throws InvalidCommandException {
    TaskIdPattern pattern = TaskIdPattern.of("\\S+/\\S+");

    assertThatExceptionOfType(InvalidCommandException.class)
        .isThrownBy(() -> pattern.firstIn("feature/one"));
  }
}
