package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.git.GitCall;
import io.github.postmerge.smoke.git.GitOnPath;
import io.github.postmerge.smoke.git.GitOnPath.Answer.Done;
import io.github.postmerge.smoke.git.GitOnPath.Answer.Failed;
import io.github.postmerge.smoke.git.GitOnPath.Answer.TimedOut;
import io.github.postmerge.smoke.process.ProgramCall;
import io.github.postmerge.smoke.process.ProgramCaller;
import io.github.postmerge.smoke.process.ProgramReply;
import io.github.postmerge.smoke.process.ProgramReply.Answered;
import io.github.postmerge.smoke.process.ProgramReply.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The optional {@code git} on PATH; it never prompts. */
final class GitProgram implements GitOnPath {

  private static final Duration VERSION_TIMEOUT = Duration.ofSeconds(10);
  private static final String VERSION_PREFIX = "git version ";

  private final GitVariables variables;
  private final ProgramCaller caller = new ProgramCaller();

  GitProgram(Map<String, String> variables) {
    this.variables = new GitVariables(variables);
  }

  Optional<String> version() {
    ProgramReply reply =
        reply(List.of("--version"), Path.of(""), variables.quiet(), VERSION_TIMEOUT);
    return reply instanceof Answered answered && answered.code() == 0
        ? Optional.of(answered.stdout())
            .filter(line -> line.startsWith(VERSION_PREFIX))
            .map(line -> line.substring(VERSION_PREFIX.length()).strip())
        : Optional.empty();
  }

  @Override
  public boolean isThere() {
    return caller.isAvailable("git", variables.quiet());
  }

  @Override
  public Answer run(GitCall call) throws InterruptedException {
    ProgramReply reply = reply(call.arguments(), call.folder(), variables.of(call), call.timeout());
    if (reply instanceof Answered answered) {
      return answered.code() == 0
          ? new Done(answered.stdout())
          : new Failed(answered.code(), answered.stderr());
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (reply instanceof Unavailable unavailable) {
      return new Failed(Failed.NOT_STARTED, unavailable.why());
    }
    return new TimedOut();
  }

  private ProgramReply reply(
      List<String> arguments, Path folder, Map<String, String> environment, Duration timeout) {
    List<String> argv = new ArrayList<>(List.of("git"));
    argv.addAll(arguments);
    try {
      return caller.call(new ProgramCall(argv, folder.toAbsolutePath(), environment, "", timeout));
    } catch (IOException e) {
      return new Unavailable(Failures.sentence(e));
    }
  }
}
