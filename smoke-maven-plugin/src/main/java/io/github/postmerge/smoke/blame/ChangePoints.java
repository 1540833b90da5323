package io.github.postmerge.smoke.blame;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds where a smoke's flake rate changed, for worse or for better, from its trials in order.
 *
 * <p>After each trial, two hypotheses about the trials since the last change point are compared:
 * two rates with a change between them, or one rate. Each rate has Jeffreys' prior. If the Bayes
 * factor for some position of the change is at least {@link #ENOUGH}, the change point is where it
 * is largest, and the search restarts from there.
 */
public final class ChangePoints {

  /** The smallest Bayes factor that counts as a change; its figures are in the documentation. */
  static final double ENOUGH = 1_000;

  private static final double LOG_ENOUGH = StrictMath.log(ENOUGH);

  private final BitSet flaky;
  private final int trials;
  private final LogEvidence evidence;
  private final List<ChangePoint> found = new ArrayList<>();
  private Segment segment = Segment.from(FlakeCount.NONE);

  private ChangePoints(BitSet flaky, int trials) {
    this.flaky = flaky;
    this.trials = trials;
    this.evidence = LogEvidence.upTo(trials);
  }

  /**
   * The change points of a smoke, in order.
   *
   * @param flaky which trials were flakes
   * @param trials the number of trials
   */
  public static List<ChangePoint> in(BitSet flaky, int trials) {
    return new ChangePoints(flaky, trials).scan();
  }

  private List<ChangePoint> scan() {
    for (int trial = 0; trial < trials; trial++) {
      segment.add(flaky.get(trial));
      Optional<FlakeCount> change = mostProbableChange();
      if (change.isPresent()) {
        found.add(new ChangePoint(change.get().trials(), trial));
        restart(change.get(), trial);
      }
    }
    return List.copyOf(found);
  }

  private Optional<FlakeCount> mostProbableChange() {
    return segment
        .candidates()
        .filter(candidate -> logFactor(candidate) >= LOG_ENOUGH)
        .max(Comparator.comparingDouble(this::logFactor));
  }

  private double logFactor(FlakeCount change) {
    return evidence.of(segment.start(), change)
        + evidence.of(change, segment.end())
        - evidence.of(segment.start(), segment.end());
  }

  private void restart(FlakeCount change, int lastTrial) {
    segment = Segment.from(change);
    for (int trial = change.trials(); trial <= lastTrial; trial++) {
      segment.add(flaky.get(trial));
    }
  }
}
