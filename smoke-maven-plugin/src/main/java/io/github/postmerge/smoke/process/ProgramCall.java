package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a small program of the system is asked.
 *
 * @param argv the program, looked for on the environment's PATH, and its arguments
 * @param directory the working folder
 * @param environment all that the program sees
 * @param input what it reads, as UTF-8; short enough for a pipe to take at once
 * @param timeout wall time after which nobody waits for the answer any more
 */
public record ProgramCall(
    List<String> argv,
    Path directory,
    Map<String, String> environment,
    String input,
    Duration timeout) {

  /** What every system's pipe takes without being read. */
  private static final int LONGEST_INPUT = 16 * 1024;

  /** Copies what it is given. */
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
