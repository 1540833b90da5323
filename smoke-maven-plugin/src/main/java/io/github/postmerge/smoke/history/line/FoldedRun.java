package io.github.postmerge.smoke.history.line;

import io.github.postmerge.smoke.history.RecordedRun;
import io.github.postmerge.smoke.verdict.ClearingReason;
import io.github.postmerge.smoke.verdict.Edge;
import java.util.List;
import java.util.Optional;

/**
 * A run and what it means among the others of its smoke.
 *
 * @param edge what it changed
 * @param redSince the first commit of the red that main was in after it; empty where green
 * @param clears the earlier reds that it settles
 */
public record FoldedRun(
    PlacedRun placed, Edge edge, Optional<String> redSince, List<Clears> clears) {

  /** Copies the list. */
  public FoldedRun {
    clears = List.copyOf(clears);
  }

  /** A red that is settled, and why. */
  public record Clears(RecordedRun red, ClearingReason why) {}

  /** The run. */
  public RecordedRun run() {
    return placed.run();
  }
}
