package io.github.postmerge.smoke.bench;

import io.github.postmerge.smoke.faults.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two things measured in turn, so that what slows the machine slows both. */
public final class Pairs {

  private static final int PERCENT = 100;
  private static final long WARM_UP = Duration.ofSeconds(3).toNanos();

  private final int rounds;

  public Pairs(int rounds) {
    this.rounds = rounds;
  }

  /** Something to measure; what it does before and after counts for nothing. */
  public interface Measured {
    /** Does it once, and tells how many nanoseconds it took. */
    long nanos() throws Exception;
  }

  /** The JVM compiles what runs often, and goes on doing so for a while. */
  private static void warmUp(Measured ours) throws Exception {
    long start = System.nanoTime();
    do {
      ours.nanos();
    } while (System.nanoTime() - start < WARM_UP);
  }

  /** Measures both and tells the ratio of each pair. */
  public void tell(String title, Measured ours, Measured peer) throws Exception {
    warmUp(ours);
    peer.nanos();
    List<Long> ratios = new ArrayList<>();
    List<Long> oursTook = new ArrayList<>();
    List<Long> peerTook = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      long one = ours.nanos();
      long other = peer.nanos();
      ratios.add(one * PERCENT / Math.max(1, other));
      oursTook.add(one / 1_000_000);
      peerTook.add(other / 1_000_000);
    }
    Figures.tell(
        title,
        "%.2f of its time (p90 %.2f); %d ms against %d ms (p90 %d, %d)",
        (double) Figures.percentile(ratios, 50) / PERCENT,
        (double) Figures.percentile(ratios, 90) / PERCENT,
        Figures.percentile(oursTook, 50),
        Figures.percentile(peerTook, 50),
        Figures.percentile(oursTook, 90),
        Figures.percentile(peerTook, 90));
  }
}
