package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.ci.text.InertText;
import io.github.postmerge.smoke.command.CommandSource;
import io.github.postmerge.smoke.envelope.SmokeCommandInfo;
import io.github.postmerge.smoke.envelope.SmokeResult;
import java.util.Optional;

/**
 * The name by which a CI system finds the same smoke in earlier runs: the task if its spec has the
 * command, else the command, which many merges share.
 */
final class TestName {

  private static final int LONGEST = 100;
  private static final String UNKNOWN = "smoke";

  private TestName() {}

  static String of(RunReport report) {
    Optional<String> task = Optional.ofNullable(report.run().taskId());
    Optional<CommandSource> source = report.command().map(SmokeCommandInfo::source);
    return source.filter(s -> s != CommandSource.TASK_SPEC).isPresent()
        ? command(report)
        : task.orElse(UNKNOWN);
  }

  /** The command as declared if there is a result, else its arguments in one line. */
  private static String command(RunReport report) {
    String command =
        report
            .result()
            .map(SmokeResult::command)
            .or(() -> report.command().map(info -> String.join(" ", info.argv())))
            .orElse("");
    String line = InertText.line(command, LONGEST);
    return line.isEmpty() ? UNKNOWN : line;
  }
}
