package io.github.postmerge.smoke.process;

import io.github.postmerge.smoke.process.OutputListener.Stream;

/** The two output streams of a running command. */
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

  /** Whether everything has been read and delivered, or the listener blocks for too long. */
  boolean isDone() {
    return isDone(stdout) && isDone(stderr);
  }

  /** Whether a stream is open, but nothing is being written. */
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
