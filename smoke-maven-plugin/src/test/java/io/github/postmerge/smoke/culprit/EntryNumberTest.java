package io.github.postmerge.smoke.culprit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryNumberTest {

  private static final int TOTAL = 4;

  @ParameterizedTest(name = "{0}={1} is entry {2}")
  @CsvSource({
    "SLURM_ARRAY_TASK_ID,       0, 0",
    "SLURM_ARRAY_TASK_ID,       3, 3",
    "CI_NODE_INDEX,             1, 0",
    "CI_NODE_INDEX,             4, 3",
    "BUILDKITE_PARALLEL_JOB,    0, 0",
    "BUILDKITE_PARALLEL_JOB,    3, 3",
    "CIRCLE_NODE_INDEX,         0, 0",
    "CIRCLE_NODE_INDEX,         3, 3",
    "SEMAPHORE_JOB_INDEX,       1, 0",
    "SEMAPHORE_JOB_INDEX,       4, 3",
    "SYSTEM_JOBPOSITIONINPHASE, 1, 0",
    "SYSTEM_JOBPOSITIONINPHASE, 4, 3",
    "BITBUCKET_PARALLEL_STEP,   0, 0",
    "BITBUCKET_PARALLEL_STEP,   3, 3",
    "JOB_COMPLETION_INDEX,      0, 0",
    "JOB_COMPLETION_INDEX,      3, 3",
    "AWS_BATCH_JOB_ARRAY_INDEX, 0, 0",
    "AWS_BATCH_JOB_ARRAY_INDEX, 3, 3",
    "PARALLEL_SEQ,              1, 0",
    "PARALLEL_SEQ,              4, 3",
    "PARALLEL_SEQ,             ' 4 ', 3"
  })
  void enginesCountAsTheyDocument(String variable, String value, int entry) throws Exception {
    EntryNumber found = told(inGitlab(Map.of(variable, value)));
    assertThat(found).isEqualTo(new EntryNumber(entry, variable, TOTAL));
    assertThat(found.isInPlan()).isTrue();
  }

  @ParameterizedTest(name = "{0}={1} is nothing to do")
  @CsvSource({
    "SLURM_ARRAY_TASK_ID,    4",
    "CI_NODE_INDEX,          5",
    "BUILDKITE_PARALLEL_JOB, 2147483647"
  })
  void oneJobMoreThanEntriesHasNothingToDo(String variable, String value) throws Exception {
    assertThat(told(inGitlab(Map.of(variable, value))).isInPlan()).isFalse();
  }

  @Test
  @DisplayName("a plan without entries leaves every job of the engine without work")
  void donePlanHasNothingToDo() throws Exception {
    assertThat(EntryNumber.of(Optional.empty(), Map.of("PARALLEL_SEQ", "1"), 0).isInPlan())
        .isFalse();
  }

  @ParameterizedTest(name = "{0}={1} is refused")
  @CsvSource({
    "SLURM_ARRAY_TASK_ID,    -1",
    "SLURM_ARRAY_TASK_ID,    one",
    "SLURM_ARRAY_TASK_ID,    4294967294",
    "CI_NODE_INDEX,          0",
    "SEMAPHORE_JOB_INDEX,    1.5",
    "PARALLEL_SEQ,           0"
  })
  void nonsenseIsRefusedByName(String variable, String value) {
    assertThatThrownBy(() -> told(inGitlab(Map.of(variable, value))))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll(variable, "\"" + value + "\"", "-Dsmoke.entry=N");
  }

  @Test
  void parameterWinsOverEveryVariable() throws Exception {
    Map<String, String> environment = Map.of("SLURM_ARRAY_TASK_ID", "1", "PARALLEL_SEQ", "nothing");
    assertThat(EntryNumber.of(Optional.of("2"), environment, TOTAL))
        .isEqualTo(new EntryNumber(2, SmokeProperties.ENTRY, TOTAL));
  }

  @ParameterizedTest(name = "smoke.entry=\"{0}\" is refused")
  @ValueSource(strings = {"4", "-1", "", " ", "x", "1 2"})
  void parameterThatIsNotInThePlanIsRefused(String given) {
    assertThatThrownBy(() -> EntryNumber.of(Optional.of(given), Map.of(), TOTAL))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll("smoke.entry", "\"" + given + "\"");
  }

  @Test
  @DisplayName("two engines that mean the same entry agree, however they count")
  void twoThatAgree() throws Exception {
    assertThat(told(Map.of("SLURM_ARRAY_TASK_ID", "2", "PARALLEL_SEQ", "3")))
        .isEqualTo(new EntryNumber(2, "PARALLEL_SEQ", TOTAL));
  }

  @Test
  void twoThatDisagreeAreBothNamed() {
    assertThatThrownBy(() -> told(Map.of("SLURM_ARRAY_TASK_ID", "2", "PARALLEL_SEQ", "2")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "PARALLEL_SEQ means entry 1, and SLURM_ARRAY_TASK_ID means entry 2."
                + " Say which one it is with -Dsmoke.entry=N.");
  }

  @Test
  @DisplayName("a failed task that is started again alone keeps its number")
  void slurmTaskThatIsStartedAloneKeepsItsNumber() throws Exception {
    Map<String, String> environment =
        Map.of("SLURM_ARRAY_TASK_ID", "3", "SLURM_ARRAY_TASK_MIN", "3");
    assertThat(told(environment).number()).isEqualTo(3);
  }

  @Test
  @DisplayName("CI_NODE_INDEX counts only in GitLab, because others number from 0 with it")
  void gitlabsVariableOfAnotherSystemIsNotRead() {
    assertThatThrownBy(() -> told(Map.of("CI_NODE_INDEX", "1")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll("-Dsmoke.entry=N", "CI_NODE_INDEX", "SLURM_ARRAY_TASK_ID");
  }

  @Test
  void variablesWithoutAValueAreNotSet() throws Exception {
    Map<String, String> environment = Map.of("SLURM_ARRAY_TASK_ID", "", "PARALLEL_SEQ", "2");
    assertThat(told(environment).number()).isEqualTo(1);
  }

  private static EntryNumber told(Map<String, String> environment) throws Exception {
    return EntryNumber.of(Optional.empty(), environment, TOTAL);
  }

  private static Map<String, String> inGitlab(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("GITLAB_CI", "true");
    return all;
  }
}
