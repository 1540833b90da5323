package io.github.postmerge.smoke.run;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The environment variables that the smoke command sees. */
final class SmokeEnvironment {

  /** The id of the run. */
  static final String RUN_ID = "SMOKE_RUN_ID";

  /** The top folder of the worktree. */
  static final String WORKTREE = "SMOKE_WORKTREE";

  /** Variables that would point a nested tool to the outer project instead of the worktree. */
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

  /**
   * Later steps of a job trust these files, and the verdict's outputs are in them, so a smoke must
   * not write them.
   */
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
