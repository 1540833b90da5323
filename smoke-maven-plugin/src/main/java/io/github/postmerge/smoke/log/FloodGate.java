package io.github.postmerge.smoke.log;

import java.util.function.LongSupplier;

/** Limits the rate of one stream's output: a burst at once, then a fixed rate. */
final class FloodGate {

  /** Bytes in a burst; more than most smokes print in total. */
  static final long BURST = 4L * 1024 * 1024;

  /** Bytes per second after the burst. */
  static final long PER_SECOND = 256L * 1024;

  private static final double NANOS_PER_SECOND = 1e9;

  private final LongSupplier nanoTime;
  private long last;
  private double allowance = BURST;

  FloodGate(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.last = nanoTime.getAsLong();
  }

  /** Whether this many bytes may pass now. */
  boolean admits(int bytes) {
    long now = nanoTime.getAsLong();
    allowance = Math.min(BURST, allowance + (now - last) * PER_SECOND / NANOS_PER_SECOND);
    last = now;
    if (bytes > allowance) {
      return false;
    }
    allowance -= bytes;
    return true;
  }
}
