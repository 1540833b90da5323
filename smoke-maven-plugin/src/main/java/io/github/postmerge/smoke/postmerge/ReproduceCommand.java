package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.command.CommandSource;
import io.github.postmerge.smoke.command.ShellDialect;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.git.CommitId;
import java.util.ArrayList;
import java.util.List;

/** The line that runs the same smoke on the same commit in any clone, and looks at no main. */
final class ReproduceCommand {

  /** Parameters that change what runs or how, and mean the same on any machine. */
  private static final List<String> CARRIED_OVER =
      List.of(SmokeProperties.TASK_DIRECTORY, SmokeProperties.REGISTRY, SmokeProperties.KILL_GRACE);

  private final RunFacts facts;
  private final Environment environment;

  ReproduceCommand(RunFacts facts, Environment environment) {
    this.facts = facts;
    this.environment = environment;
  }

  String line() {
    List<String> words = new ArrayList<>();
    words.add("mvn");
    words.add("io.github.postmerge:smoke-maven-plugin:" + environment.plugin() + ":post-merge");
    words.add("-Dsmoke.dryRun=true");
    facts.commit().map(CommitId::value).ifPresent(id -> words.add("-Dsmoke.mergeCommit=" + id));
    facts.taskId().map(TaskId::value).ifPresent(id -> words.add("-Dsmoke.taskId=" + id));
    words.add("-Dsmoke.timeoutInSeconds=" + facts.timeout().toSeconds());
    facts
        .command()
        .filter(c -> c.source() == CommandSource.PARAMETER)
        .ifPresent(c -> words.add("-Dsmoke.command=" + declared(c)));
    for (String name : CARRIED_OVER) {
      facts.parameters().text(name).ifPresent(value -> words.add("-D" + name + "=" + value));
    }
    return String.join(" ", words.stream().map(ShellDialect::quoted).toList());
  }

  private static String declared(Found command) {
    return command.command().declared();
  }
}
