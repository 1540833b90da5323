package io.github.postmerge.smoke.run;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The environment variables that the smoke command sees. */
final class SmokeEnvironment {

  /** Names the run. */
  static final String RUN_ID = "SMOKE_RUN_ID";

  /** Names the top of the worktree. */
  static final String WORKTREE = "SMOKE_WORKTREE";

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

  /** Later steps of a job believe what is in these files; the verdict's own outputs are there. */
  private static final List<String> FILES_OF_GITHUB =
      List.of("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STATE");

  private static final String NOWHERE = File.separatorChar == '/' ? "/dev/null" : "NUL";

  private SmokeEnvironment() {}

  static Map<String, String> of(Map<String, String> inherited, SmokeSpec smoke, Path worktree) {
    Map<String, String> variables = new HashMap<>(inherited);
    MISLEADING.forEach(variables::remove);
    FILES_OF_GITHUB.forEach(name -> variables.replace(name, NOWHERE));
    variables.put(RUN_ID, smoke.runId());
    variables.put(WORKTREE, worktree.toString());
    variables.put("SMOKE_TASK_ID", smoke.task().map(Object::toString).orElse(""));
    variables.put("SMOKE_MERGE_COMMIT", smoke.commit().value());
    return variables;
  }
}
