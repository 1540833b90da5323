package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.command.ShellDialect;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.redrun.ShownCommand;
import io.github.postmerge.smoke.run.SmokeSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Instructions for entering, debugging and removing a kept worktree.
 *
 * @param removal the command that removes it
 */
record KeptWorktreeInstructions(Path folder, String removal) {

  private static final String ANY_JVM =
      "JAVA_TOOL_OPTIONS=-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=5005";

  List<String> lines(SmokeSpec smoke, Masker masker) {
    String command =
        masker.mask(ShownCommand.of(smoke.command().argv(ShellDialect.ofThisSystem())));
    return List.of(
        line("worktree", folder + " is kept"),
        line("enter", "cd " + quoted(folder)),
        line("run", variables(smoke) + command),
        line("debug", "Maven itself: mvnDebug in place of mvn, then attach to port 8000"),
        line(
            "",
            "JUnit under Maven: MAVEN_ARGS=-Dmaven.surefire.debug before the command (for Failsafe"
                + " -Dmaven.failsafe.debug), then attach to port 5005"),
        line("", "JUnit or Java without Maven: " + ANY_JVM + " before the command"),
        line("remove", removal));
  }

  /** A worktree of the user's own repository. */
  static String removing(Path repository, Path worktree) {
    return String.format(
        "git -C %s worktree remove --force %s", quoted(repository), quoted(worktree));
  }

  /** A worktree of a scratch repository, which is deleted with it. */
  static String deleting(Path worktree, Path repository) {
    return String.format("rm -rf %s %s", quoted(worktree), quoted(repository));
  }

  private static String quoted(Path path) {
    return ShellDialect.quoted(path.toString());
  }

  private String variables(SmokeSpec smoke) {
    return String.format(
        "SMOKE_RUN_ID=by-hand SMOKE_WORKTREE=%s SMOKE_TASK_ID=%s SMOKE_MERGE_COMMIT=%s ",
        quoted(folder), smoke.task().map(TaskId::value).orElse(""), smoke.commit());
  }

  private static String line(String name, String text) {
    return String.format(Locale.ROOT, "  %-10s %s", name, text);
  }
}
