package io.github.postmerge.smoke.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Notifies the listener, in a daemon thread, when a command writes nothing. */
final class SilenceWatch implements AutoCloseable {

  private final Duration period;
  private final Output output;
  private final OutputListener listener;
  private final Deadline deadline;
  private final CountDownLatch over = new CountDownLatch(1);

  SilenceWatch(Duration period, Output output, OutputListener listener, Deadline deadline) {
    this.period = period;
    this.output = output;
    this.listener = listener;
    this.deadline = deadline;
  }

  void start() {
    Thread thread = new Thread(this::run, "smoke-silence");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    over.countDown();
  }

  private void run() {
    Deadline due = Deadline.in(period);
    while (!isOverBy(due) && !deadline.isPast()) {
      Deadline sinceLastPiece = Deadline.after(output.lastPiece(), period);
      if (sinceLastPiece.isPast()) {
        report();
        due = Deadline.in(period);
      } else {
        due = sinceLastPiece;
      }
    }
  }

  private boolean isOverBy(Deadline due) {
    try {
      return over.await(due.nanosLeft(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void report() {
    try {
      listener.silence(deadline.left());
    } catch (RuntimeException | Error ignored) {
      // A listener must not affect the run.
    }
  }
}
