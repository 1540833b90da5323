package io.github.postmerge.smoke.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the JDK is asked to execute for a command.
 *
 * @param argv the launcher's arguments and, behind them, the command's
 * @param environment all that the process sees
 */
record Launch(List<String> argv, Path directory, Map<String, String> environment) {

  /** Starts it with nothing to read. */
  Process start(Pipes pipes) throws IOException {
    return start(pipes, Redirect.from(emptyInput()));
  }

  /** Starts it so that it can be written to. */
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
