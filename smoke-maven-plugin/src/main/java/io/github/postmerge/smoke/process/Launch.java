package io.github.postmerge.smoke.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The arguments, folder and environment with which the JDK launches a command.
 *
 * @param argv the launcher's arguments, then the command's
 * @param environment the complete environment
 */
record Launch(List<String> argv, Path directory, Map<String, String> environment) {

  /** Starts it with empty standard input. */
  Process start(Pipes pipes) throws IOException {
    return start(pipes, Redirect.from(emptyInput()));
  }

  /** Starts it with a pipe as standard input. */
  Process startWithInput(Pipes pipes) throws IOException {
    return start(pipes, Redirect.PIPE);
  }

  private Process start(Pipes pipes, Redirect input) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(argv).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectInput(input);
    pipes.redirect(builder);
    Process process = builder.start();
    pipes.launched();
    return process;
  }

  private static File emptyInput() {
    return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
  }
}
