package io.github.postmerge.smoke.faults;

import java.io.IOException;
import java.time.Duration;

/**
 * Two things done in turn, and the best time of each: what else goes on in a machine only ever adds
 * to a time.
 *
 * <p>One round of a flood takes up to half as long again as the next, whoever reads it. So rounds
 * are short and many: of twelve, the best of {@code cat} against the best of {@code cat} itself was
 * between 0.86 and 1.13; of fifty, between 0.92 and 1.03.
 */
public record Race(Duration ours, Duration peer) {

  private static final int ROUNDS = 50;

  /** One of the two. */
  public interface Timed {
    /** Does it once, and tells how long it took. */
    Duration run() throws IOException;
  }

  /** Runs each in every round. */
  public static Race of(Timed ours, Timed peer) throws IOException {
    Duration best = ours.run();
    Duration bestOfPeer = peer.run();
    for (int round = 1; round < ROUNDS; round++) {
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
