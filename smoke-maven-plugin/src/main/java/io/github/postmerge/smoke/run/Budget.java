package io.github.postmerge.smoke.run;

import java.time.Duration;

/**
 * A limit of wall-clock time, measured by the monotonic clock.
 *
 * @param whole the whole time
 * @param start the value of {@link System#nanoTime()} at its start
 */
public record Budget(Duration whole, long start) {

  /** A budget that starts now. */
  public static Budget startingNow(Duration whole) {
    return new Budget(whole, System.nanoTime());
  }

  Duration left() {
    Duration left = whole.minusNanos(System.nanoTime() - start);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether no time is left. */
  public boolean isUsedUp() {
    return left().isZero();
  }
}
