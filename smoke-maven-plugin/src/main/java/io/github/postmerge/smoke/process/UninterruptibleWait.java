package io.github.postmerge.smoke.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits that continue after an interrupt; the interrupt is remembered and can be restored. */
final class UninterruptibleWait {

  private static final long FIRST_PAUSE = Duration.ofNanos(100_000).toNanos();
  private static final long LONGEST_PAUSE = Duration.ofMillis(20).toNanos();

  private boolean interrupted;

  /** Polls until the condition is true or the deadline passes; checks it at least once. */
  boolean until(BooleanSupplier condition, Deadline deadline) {
    long pause = FIRST_PAUSE;
    while (!condition.getAsBoolean()) {
      if (deadline.isPast()) {
        return false;
      }
      LockSupport.parkNanos(Math.min(pause, Math.max(1, deadline.nanosLeft())));
      interrupted |= Thread.interrupted();
      pause = Math.min(pause + pause / 4, LONGEST_PAUSE);
    }
    return true;
  }

  /** Clears the thread's interrupt flag and remembers it. */
  void rememberInterrupt() {
    Thread.interrupted();
    interrupted = true;
  }

  boolean wasInterrupted() {
    return interrupted;
  }

  void restoreInterrupt() {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
