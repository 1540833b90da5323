package io.github.postmerge.smoke.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits that an interrupt cannot cut short; it is remembered and set again at the end. */
final class UninterruptibleWait {

  private static final long FIRST_PAUSE = Duration.ofNanos(100_000).toNanos();
  private static final long LONGEST_PAUSE = Duration.ofMillis(20).toNanos();

  private boolean interrupted;

  /** Whether the condition came true before the deadline; it is looked at once in any case. */
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

  /** Takes the interrupt flag off the thread. */
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
