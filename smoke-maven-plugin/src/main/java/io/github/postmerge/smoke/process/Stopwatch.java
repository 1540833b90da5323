package io.github.postmerge.smoke.process;

import java.time.Duration;

/** Measures the duration of a command on the monotonic clock. */
final class Stopwatch {

  private final Process command;
  private final long start = System.nanoTime();
  private long end;
  private boolean stopped;

  Stopwatch(Process command) {
    this.command = command;
  }

  /** Stops if the command has ended. */
  void stopIfEnded() {
    if (!stopped && !command.isAlive()) {
      stop();
    }
  }

  void stop() {
    if (!stopped) {
      end = System.nanoTime();
      stopped = true;
    }
  }

  Duration elapsed() {
    return Duration.ofNanos(end - start);
  }

  Deadline until(Duration time) {
    return Deadline.after(start, time);
  }
}
