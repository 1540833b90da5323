package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.git.GitOnPath;
import io.github.postmerge.smoke.git.GitOnPath.Answer.Done;
import io.github.postmerge.smoke.git.GitOnPath.Answer.Failed;
import io.github.postmerge.smoke.process.ProgramCall;
import io.github.postmerge.smoke.process.ProgramCaller;
import io.github.postmerge.smoke.process.ProgramReply;
import io.github.postmerge.smoke.process.ProgramReply.Answered;
import io.github.postmerge.smoke.process.ProgramReply.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code git} on PATH, where there is one. It is never needed, and never asks anybody. */
final class GitProgram implements GitOnPath {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A filter may have much to do, and to fetch. */
  private static final Duration LONGEST_CHECKOUT = Duration.ofMinutes(10);

  private static final int LAST_WORDS = 500;
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
    ProgramReply reply = reply(List.of(arguments), folder, input, PATIENCE);
    return reply instanceof Answered answered && answered.code() == 0
        ? Optional.of(answered.stdout())
        : Optional.empty();
  }

  @Override
  public GitOnPath.Answer run(Path folder, List<String> arguments) {
    ProgramReply reply = reply(arguments, folder, "", LONGEST_CHECKOUT);
    if (reply instanceof Answered answered && answered.code() == 0) {
      return new Done();
    }
    return new Failed(why(reply));
  }

  private static String why(ProgramReply reply) {
    if (reply instanceof Answered answered) {
      String said = answered.stderr().strip();
      return said.substring(Math.max(0, said.length() - LAST_WORDS)).replaceAll("\\s+", " ");
    }
    return reply instanceof Unavailable unavailable
        ? unavailable.why() + "."
        : "it was stopped, at the latest after " + LONGEST_CHECKOUT.toMinutes() + " minutes.";
  }

  private ProgramReply reply(List<String> arguments, Path folder, String input, Duration patience) {
    List<String> argv = new ArrayList<>(List.of("git"));
    argv.addAll(arguments);
    try {
      return caller.call(
          new ProgramCall(argv, folder.toAbsolutePath(), variables, input, patience));
    } catch (IOException e) {
      return new Unavailable(Failures.sentence(e));
    }
  }
}
