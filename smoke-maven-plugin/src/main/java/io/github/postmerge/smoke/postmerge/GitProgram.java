package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.process.ProgramCall;
import io.github.postmerge.smoke.process.ProgramCaller;
import io.github.postmerge.smoke.process.ProgramReply;
import io.github.postmerge.smoke.process.ProgramReply.Answered;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code git} on PATH, where there is one. It is never needed, and never asks anybody. */
final class GitProgram {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String VERSION_PREFIX = "git version ";

  private final Map<String, String> variables;
  private final ProgramCaller caller = new ProgramCaller();

  GitProgram(Map<String, String> variables) {
    this.variables = withoutPrompts(variables);
  }

  private static Map<String, String> withoutPrompts(Map<String, String> variables) {
    Map<String, String> quiet = new HashMap<>(variables);
    quiet.put("GIT_TERMINAL_PROMPT", "0");
    quiet.put("GCM_INTERACTIVE", "never");
    quiet.remove("SSH_ASKPASS");
    return quiet;
  }

  Optional<String> version() {
    return answer(Path.of(""), "", "--version")
        .filter(line -> line.startsWith(VERSION_PREFIX))
        .map(line -> line.substring(VERSION_PREFIX.length()).strip());
  }

  /** What it prints, where it succeeds. */
  Optional<String> answer(Path folder, String input, String... arguments) {
    List<String> argv = new ArrayList<>(List.of("git"));
    argv.addAll(List.of(arguments));
    try {
      ProgramReply reply =
          caller.call(new ProgramCall(argv, folder.toAbsolutePath(), variables, input, PATIENCE));
      return reply instanceof Answered answered && answered.code() == 0
          ? Optional.of(answered.stdout())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
