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

  static Output follow(Pipes pipes, Process process, OutputListener listener) {
    Output output =
        new Output(
            new StreamPump(pipes.stdout(process), Stream.STDOUT, listener),
            new StreamPump(pipes.stderr(process), Stream.STDERR, listener));
    output.stdout.start();
    output.stderr.start();
    return output;
  }

  boolean hasEnded() {
    return stdout.hasEnded() && stderr.hasEnded();
  }

  /** Nobody writes any more, though the listener may not have been told all yet. */
  boolean isIdle() {
    return !stdout.isWaiting() && !stderr.isWaiting();
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
}
