package io.github.postmerge.smoke.git.remote;

import java.time.Duration;

/** The rest of a time limit that several calls share. */
final class RemainingTime {

  private final long end;

  RemainingTime(Duration limit) {
    this.end = System.nanoTime() + limit.toNanos();
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }
}
