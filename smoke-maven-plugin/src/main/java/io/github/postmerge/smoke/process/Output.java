package io.github.postmerge.smoke.process;

import io.github.postmerge.smoke.process.OutputListener.Stream;

/** Both streams of a command while it runs. */
final class Output {

  private final StreamPump stdout;
  private final StreamPump stderr;

  private Output(StreamPump stdout, StreamPump stderr) {
    this.stdout = stdout;
    this.stderr = stderr;
  }

  static Output startReading(Pipes pipes, Process process, OutputListener listener) {
    Output output =
        new Output(
            new StreamPump(pipes.stdout(process), Stream.STDOUT, listener),
            new StreamPump(pipes.stderr(process), Stream.STDERR, listener));
    output.stdout.start();
    output.stderr.start();
    return output;
  }

  /** All has been read, or as much as the listener lets us wait for. */
  boolean isDone() {
    return isDone(stdout) && isDone(stderr);
  }

  /** Somebody holds a stream open and writes nothing just now. */
  boolean isIdle() {
    return stdout.isIdle() || stderr.isIdle();
  }

  long lastPiece() {
    return Math.max(stdout.lastPiece(), stderr.lastPiece());
  }

  Capture stdout() {
    return stdout.capture();
  }

  Capture stderr() {
    return stderr.capture();
  }

  private static boolean isDone(StreamPump pump) {
    return pump.hasEnded() || pump.isBlockedByListener();
  }
}
