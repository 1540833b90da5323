package io.github.postmerge.smoke.faults;

import java.io.IOException;
import java.time.Duration;

/**
 * Two things done in turn, and the best time of each: what else goes on in a machine only ever adds
 * to a time.
 */
public record Race(Duration ours, Duration peer) {

  /** One of the two. */
  public interface Timed {
    /** Does it once, and tells how long it took. */
    Duration run() throws IOException;
  }

  /** Runs each so many times. */
  public static Race of(int rounds, Timed ours, Timed peer) throws IOException {
    Duration best = ours.run();
    Duration bestOfPeer = peer.run();
    for (int round = 1; round < rounds; round++) {
      best = shorter(best, ours.run());
      bestOfPeer = shorter(bestOfPeer, peer.run());
    }
    return new Race(best, bestOfPeer);
  }

  /** How fast we are in terms of the peer: 1 is as fast, less is slower. */
  public double speedRatio() {
    return (double) peer.toNanos() / ours.toNanos();
  }

  /** Megabytes a second of so many bytes. */
  public long throughput(long bytes) {
    return bytes / 1000 / Math.max(1, ours.toMillis());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
