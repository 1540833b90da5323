package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs short system programs, such as {@code git}, and returns their output.
 *
 * <p>They have no terminal, so they cannot prompt. After the time limit they are killed with all
 * their descendants. After a normal end only the processes left in their session are killed: a
 * daemon that has left the session, or git's credential cache, belongs to the user.
 */
public final class ProgramCaller {

  private static final Duration LONGEST_CLEANUP = Duration.ofMillis(500);
  private static final Duration LONGEST_KILL = Duration.ofSeconds(5);

  /** Whether a program is on the PATH of an environment. */
  public boolean isAvailable(String program, Map<String, String> environment) {
    ProgramCall call =
        new ProgramCall(
            List.of(program), Path.of("").toAbsolutePath(), environment, "", LONGEST_CLEANUP);
    return new LaunchPreconditions(call.spec()).problem().isEmpty();
  }

  /**
   * Runs the program and waits for its end; an interrupt ends the wait and stays set.
   *
   * @throws IOException if the system fails
   */
  public ProgramReply call(ProgramCall call) throws IOException {
    Optional<String> problem = new LaunchPreconditions(call.spec()).problem();
    if (problem.isPresent()) {
      return new ProgramReply.Unavailable(problem.get());
    }
    try (Pipes pipes = Pipes.open()) {
      CallMarker marker = CallMarker.create();
      Process process = launch(call, marker).startWithInput(pipes);
      Tree tree = marker.tree(process, pipes);
      Output output = Output.startReading(pipes, process, OutputListener.NONE);
      write(process, call.input());
      return reply(tree, marker, output, Deadline.in(call.timeout()));
    } catch (IOException e) {
      return new ProgramReply.Unavailable(LaunchFailure.why(call.spec(), e));
    }
  }

  private static Launch launch(ProgramCall call, CallMarker marker) {
    List<String> argv = new ArrayList<>();
    SystemPrograms.find("setsid").map(Path::toString).ifPresent(argv::add);
    argv.addAll(Program.of(call.spec()).resolvedArgv());
    return new Launch(argv, call.directory(), marker.addTo(call.environment()));
  }

  private static void write(Process process, String input) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(input.getBytes(UTF_8));
    } catch (IOException notRead) {
      // A program need not read its input.
    }
  }

  private static ProgramReply reply(
      Tree tree, CallMarker marker, Output output, Deadline deadline) {
    UninterruptibleWait wait = new UninterruptibleWait();
    Process process = tree.command();
    try {
      if (process.waitFor(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
        wait.until(() -> marker.killRemaining(process.pid()), Deadline.in(LONGEST_CLEANUP));
        wait.until(output::isDone, Deadline.in(LONGEST_CLEANUP));
        wait.restoreInterrupt();
        return new ProgramReply.Answered(
            process.exitValue(), text(output.stdout()), text(output.stderr()));
      }
    } catch (InterruptedException interrupt) {
      wait.rememberInterrupt();
    }
    wait.until(tree::kill, Deadline.in(LONGEST_KILL));
    wait.restoreInterrupt();
    return new ProgramReply.Unanswered();
  }

  private static String text(Capture capture) {
    return new String(capture.head(), UTF_8) + new String(capture.tail(), UTF_8);
  }
}
