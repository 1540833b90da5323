package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.command.CommandSource;
import io.github.postmerge.smoke.command.ShellDialect;
import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command line that runs a red smoke again, in any clone that contains the run's envelope. */
final class ReproduceCommand {

  /** Parameters that change what runs or how, and have the same meaning on any machine. */
  private static final List<String> CARRIED_OVER =
      List.of(
          SmokeProperties.TASK_DIRECTORY,
          SmokeProperties.REGISTRY,
          SmokeProperties.KILL_GRACE,
          SmokeProperties.BRANCH);

  /** The path for an envelope that was not in the repository's folder. */
  private static final String USUAL_ENVELOPE = "target/smoke/envelope.json";

  private final StepResults facts;
  private final Environment environment;

  ReproduceCommand(StepResults facts, Environment environment) {
    this.facts = facts;
    this.environment = environment;
  }

  String line() {
    List<String> words = new ArrayList<>();
    words.add("mvn");
    words.add("io.github.postmerge:smoke-maven-plugin:" + environment.plugin() + ":reproduce");
    words.add("-D" + SmokeProperties.ENVELOPE + "=" + envelope());
    if (wasGivenAsParameter()) {
      words.add("-D" + SmokeProperties.TRUST_ENVELOPE + "=true");
    }
    for (String name : CARRIED_OVER) {
      parameters().text(name).ifPresent(value -> words.add("-D" + name + "=" + value));
    }
    return String.join(" ", words.stream().map(ShellDialect::quoted).toList());
  }

  /** The envelope's path relative to the top of a clone. */
  private String envelope() {
    Optional<Path> file = parameters().text(SmokeProperties.ENVELOPE).map(Path::of);
    Optional<Path> folder = facts.request().map(r -> r.settings().repository());
    if (file.isEmpty() || folder.isEmpty()) {
      return USUAL_ENVELOPE;
    }
    Path absolute = file.get().toAbsolutePath().normalize();
    return absolute.startsWith(folder.get())
        ? folder.get().relativize(absolute).toString().replace('\\', '/')
        : USUAL_ENVELOPE;
  }

  private Parameters parameters() {
    return facts.run().parameters();
  }

  /** The commit does not define such a command, so the user who runs the line must trust it. */
  private boolean wasGivenAsParameter() {
    return facts.command().filter(c -> c.source() == CommandSource.PARAMETER).isPresent();
  }
}
