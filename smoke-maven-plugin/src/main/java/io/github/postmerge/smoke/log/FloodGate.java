package io.github.postmerge.smoke.log;

import java.util.function.LongSupplier;

/**
 * How much of one stream a log takes: a burst at once, and from then on what comes in over time.
 */
final class FloodGate {

  /** Bytes at once: what a whole ordinary smoke prints. */
  static final long BURST = 4L * 1024 * 1024;

  /** Bytes for each second that passes. */
  static final long PER_SECOND = 256L * 1024;

  private static final double NANOS_PER_SECOND = 1e9;

  private final LongSupplier nanoTime;
  private long then;
  private double allowance = BURST;

  FloodGate(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.then = nanoTime.getAsLong();
  }

  /** Whether so many bytes may pass now. */
  boolean admits(int bytes) {
    long now = nanoTime.getAsLong();
    allowance = Math.min(BURST, allowance + (now - then) * PER_SECOND / NANOS_PER_SECOND);
    then = now;
    if (bytes > allowance) {
      return false;
    }
    allowance -= bytes;
    return true;
  }
}
