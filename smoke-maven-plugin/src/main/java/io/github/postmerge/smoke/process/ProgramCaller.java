package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Asks small programs of the system, such as {@code git --version}, that are trusted to behave.
 *
 * <p>They have no terminal, so they cannot prompt. A daemon that one leaves behind, such as git's
 * credential cache, is its owner's and is left alone.
 */
public final class ProgramCaller {

  private static final Duration LAST_WORDS = Duration.ofMillis(500);

  /**
   * Waits for the answer; an interrupt ends the wait, and the flag is set again.
   *
   * @throws IOException where the system itself fails
   */
  public ProgramReply call(ProgramCall call) throws IOException {
    Optional<String> obstacle = new Obstacles(call.spec()).first();
    if (obstacle.isPresent()) {
      return new ProgramReply.Unavailable(obstacle.get());
    }
    try (Pipes pipes = Pipes.open()) {
      Process process = launch(call).listeningInto(pipes);
      Output output = Output.follow(pipes, process, Unheard.LISTENER);
      write(process, call.input());
      return reply(process, output, Deadline.in(call.timeout()));
    } catch (IOException e) {
      return new ProgramReply.Unavailable(LaunchFailure.why(call.spec(), e));
    }
  }

  private static Launch launch(ProgramCall call) {
    List<String> argv = new ArrayList<>();
    SystemPrograms.find("setsid").map(Path::toString).ifPresent(argv::add);
    argv.addAll(Program.of(call.spec()).resolvedArgv());
    return new Launch(argv, call.directory(), call.environment());
  }

  private static void write(Process process, String input) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(input.getBytes(UTF_8));
    } catch (IOException notRead) {
      // A program may answer without listening.
    }
  }

  private static ProgramReply reply(Process process, Output output, Deadline deadline) {
    Patience patience = new Patience();
    try {
      if (process.waitFor(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
        patience.await(output::isDone, Deadline.in(LAST_WORDS));
        return new ProgramReply.Answered(
            process.exitValue(), text(output.stdout()), text(output.stderr()));
      }
    } catch (InterruptedException stop) {
      patience.rememberInterrupt();
    }
    PortableTree tree = new PortableTree(process);
    patience.await(tree::strike, Deadline.in(LAST_WORDS));
    patience.restoreInterrupt();
    return new ProgramReply.Unanswered();
  }

  private static String text(Capture capture) {
    return new String(capture.head(), UTF_8) + new String(capture.tail(), UTF_8);
  }
}
