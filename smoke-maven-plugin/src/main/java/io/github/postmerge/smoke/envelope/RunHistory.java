package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.blame.FlakeRate;
import io.github.postmerge.smoke.verdict.ClearingReason;
import io.github.postmerge.smoke.verdict.Edge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * This run compared with earlier runs of the same smoke; no verdict depends on it.
 *
 * @param lastGood newest commit, at or before this one, at which the smoke passed; null if there is
 *     none
 * @param redSince commit since which the smoke has been red; null if it is not red
 * @param cleared the earlier red runs that this green run clears, in main's order
 * @param unsmoked number of merges without a verdict between this one and the last one with a
 *     verdict
 * @param flakeRate since the smoke's last change point; null with fewer than 8 runs
 */
public record RunHistory(
    @Nullable String lastGood,
    @Nullable String redSince,
    Edge edge,
    List<Cleared> cleared,
    int unsmoked,
    @Nullable FlakeRate flakeRate) {

  /** Copies the list. */
  public RunHistory {
    cleared = List.copyOf(cleared);
  }

  /**
   * An earlier red run that is cleared.
   *
   * @param runId of the red run and its escalation packet
   * @param commit full id
   */
  public record Cleared(String runId, String commit, ClearingReason why) {}
}
