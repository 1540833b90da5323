package io.github.postmerge.smoke.run;

import java.time.Duration;

/**
 * Wall time that may be spent, by the monotonic clock.
 *
 * @param whole all of it
 * @param start when it began, as {@link System#nanoTime()} counts
 */
public record Budget(Duration whole, long start) {

  /** One that begins now. */
  public static Budget startingNow(Duration whole) {
    return new Budget(whole, System.nanoTime());
  }

  Duration left() {
    Duration left = whole.minusNanos(System.nanoTime() - start);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether nothing is left of it. */
  public boolean isUsedUp() {
    return left().isZero();
  }
}
