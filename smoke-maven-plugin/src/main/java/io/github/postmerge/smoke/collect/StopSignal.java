package io.github.postmerge.smoke.collect;

import java.time.Duration;

/** Tells a thread to stop: at a deadline, or when it is told. */
final class StopSignal {

  private final long end;
  private volatile boolean told;

  /** One whose deadline is this far off. */
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
