package io.github.postmerge.smoke.process;

import java.time.Duration;

/**
 * A point in time on the monotonic clock, which changes of the wall clock do not affect.
 *
 * @param at the time as {@link System#nanoTime()} counts it
 */
record Deadline(long at) {

  /** More than a century; adding a current time to it does not overflow. */
  private static final long FOREVER = Long.MAX_VALUE / 2;

  static Deadline in(Duration time) {
    return after(System.nanoTime(), time);
  }

  static Deadline after(long start, Duration time) {
    return new Deadline(start + nanos(time));
  }

  Deadline orIn(Duration sooner) {
    Deadline other = in(sooner);
    return other.at - at < 0 ? other : this;
  }

  boolean isPast() {
    return nanosLeft() <= 0;
  }

  long nanosLeft() {
    return at - System.nanoTime();
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, nanosLeft()));
  }

  private static long nanos(Duration time) {
    return time.toSeconds() > FOREVER / 1_000_000_000 ? FOREVER : time.toNanos();
  }
}
