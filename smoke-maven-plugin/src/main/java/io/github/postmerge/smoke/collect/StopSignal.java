package io.github.postmerge.smoke.collect;

import java.time.Duration;

/** Tells a thread to stop: after a time limit, or on request. */
final class StopSignal {

  private final long end;
  private volatile boolean told;

  /** A signal with this time limit. */
  StopSignal(Duration longest) {
    this.end = System.nanoTime() + longest.toNanos();
  }

  void tell() {
    told = true;
  }

  boolean isSet() {
    return told || System.nanoTime() - end >= 0;
  }
}
