package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A call of a short-running system program.
 *
 * @param argv the program, searched on the environment's PATH, and its arguments
 * @param directory the working folder
 * @param environment the complete environment
 * @param input its standard input, as UTF-8; short enough to fit into a pipe
 * @param timeout limit of wall-clock time, after which the program is killed
 */
public record ProgramCall(
    List<String> argv,
    Path directory,
    Map<String, String> environment,
    String input,
    Duration timeout) {

  /** Bytes that a pipe buffers on every system. */
  private static final int LONGEST_INPUT = 16 * 1024;

  /** Copies the collections. */
  public ProgramCall {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    if (input.getBytes(UTF_8).length > LONGEST_INPUT) {
      throw new IllegalArgumentException(
          "input is longer than " + LONGEST_INPUT + " bytes; pass it in a file");
    }
  }

  ProcessSpec spec() {
    return new ProcessSpec(argv, directory, environment, timeout, Duration.ZERO);
  }
}
