package io.github.postmerge.smoke.history.line;

import io.github.postmerge.smoke.history.RecordedRun;
import io.github.postmerge.smoke.verdict.ClearingReason;
import io.github.postmerge.smoke.verdict.Edge;
import java.util.List;
import java.util.Optional;

/**
 * A run compared with the other runs of its smoke.
 *
 * @param edge how it compares with the run before it
 * @param redSince the commit since which the smoke is red after this run; empty if it is not red
 * @param clears the earlier red runs that it clears
 */
public record FoldedRun(
    PlacedRun placed, Edge edge, Optional<String> redSince, List<Clears> clears) {

  /** Copies the list. */
  public FoldedRun {
    clears = List.copyOf(clears);
  }

  /** A red run that is cleared, and why. */
  public record Clears(RecordedRun red, ClearingReason why) {}

  /** The run. */
  public RecordedRun run() {
    return placed.run();
  }
}
