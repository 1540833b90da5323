package io.github.postmerge.smoke.postmerge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The environment variables that the smoke command sees. */
final class SmokeEnvironment {

  /** Each points a nested tool at the project around this run instead of at the worktree. */
  private static final List<String> MISLEADING =
      List.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_COMMON_DIR",
          "GIT_PREFIX",
          "MAVEN_BASEDIR",
          "MAVEN_PROJECTBASEDIR",
          "MAVEN_CMD_LINE_ARGS");

  private SmokeEnvironment() {}

  static Map<String, String> of(Map<String, String> inherited, RunFacts facts) {
    Map<String, String> variables = new HashMap<>(inherited);
    MISLEADING.forEach(variables::remove);
    variables.put("SMOKE_RUN_ID", facts.runId());
    variables.put("SMOKE_TASK_ID", facts.taskId().map(Object::toString).orElse(""));
    variables.put("SMOKE_MERGE_COMMIT", facts.commit().map(Object::toString).orElse(""));
    return variables;
  }

  /** A rerun has an id of its own, for whatever the smoke names after it, and its own commit. */
  static Map<String, String> ofProbe(
      Map<String, String> inherited, RunFacts facts, Prober.Trial trial) {
    Map<String, String> variables = of(inherited, facts);
    variables.put("SMOKE_RUN_ID", facts.runId() + "-probe-" + trial.number());
    variables.put("SMOKE_MERGE_COMMIT", trial.commit().value());
    return variables;
  }
}
