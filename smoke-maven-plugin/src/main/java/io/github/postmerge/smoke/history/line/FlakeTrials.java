package io.github.postmerge.smoke.history.line;

import io.github.postmerge.smoke.blame.ChangePoint;
import io.github.postmerge.smoke.blame.ChangePoints;
import io.github.postmerge.smoke.blame.ErrorCount;
import io.github.postmerge.smoke.blame.FlakeRate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A smoke's runs at good commits, in main's order: how often it is red there, and since when.
 *
 * <p>A red run counts as a flake if the same commit has passed, or if reruns concluded so. Any
 * other red run is left out, because it is not known whether its commit is good.
 *
 * @param trials the runs
 * @param changes where the rate changed, as indexes into {@code trials}
 */
public record FlakeTrials(List<Trial> trials, List<ChangePoint> changes) {

  /** Copies the lists. */
  public FlakeTrials {
    trials = List.copyOf(trials);
    changes = List.copyOf(changes);
  }

  /** One run at a good commit. */
  public record Trial(FoldedRun run, boolean isFlaky) {}

  /** The trials of a smoke. */
  public static FlakeTrials of(SmokeLine line) {
    List<Trial> trials = new ArrayList<>();
    for (FoldedRun folded : line.verdicts()) {
      boolean isFlake = line.isFlake(folded.run());
      if (folded.run().isGreen() || isFlake) {
        trials.add(new Trial(folded, isFlake));
      }
    }
    return new FlakeTrials(trials, changes(trials));
  }

  private static List<ChangePoint> changes(List<Trial> trials) {
    BitSet flaky = new BitSet(trials.size());
    for (int i = 0; i < trials.size(); i++) {
      flaky.set(i, trials.get(i).isFlaky());
    }
    return ChangePoints.in(flaky, trials.size());
  }

  /** The rate since the last change point; empty with too few runs. */
  public Optional<FlakeRate> rate() {
    ErrorCount latest = latest();
    return FlakeRate.of(latest.runs(), latest.erred());
  }

  /** The runs since the last change point, and how many of them were flakes. */
  ErrorCount latest() {
    int from = changes.isEmpty() ? 0 : changes.get(changes.size() - 1).index();
    List<Trial> latest = trials.subList(from, trials.size());
    return new ErrorCount((int) latest.stream().filter(Trial::isFlaky).count(), latest.size());
  }
}
