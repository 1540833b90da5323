package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.run.RunListener;
import java.time.Duration;

/** Lets probes that run at once report to a listener one after the other. */
final class OneAtATime implements RunListener {

  private final RunListener listener;

  OneAtATime(RunListener listener) {
    this.listener = listener;
  }

  @Override
  public synchronized void step(Step step, String detail) {
    listener.step(step, detail);
  }

  @Override
  public synchronized void output(String line) {
    listener.output(line);
  }

  @Override
  public synchronized void silence(Duration remaining) {
    listener.silence(remaining);
  }

  @Override
  public synchronized void warning(String message) {
    listener.warning(message);
  }
}
