package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.blame.FlakeRate;
import io.github.postmerge.smoke.verdict.ClearingReason;
import io.github.postmerge.smoke.verdict.Edge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the earlier runs of the same smoke say about this one; no verdict depends on it.
 *
 * @param lastGood newest commit, at or before this one, at which the smoke passed; null where there
 *     is none
 * @param redSince first red commit of the present red; null where the smoke is not red
 * @param cleared the earlier reds that this green settles, in main's order
 * @param unsmoked number of merges before this one that no run has come to a verdict for, since the
 *     last one with a verdict
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
   * An earlier red that is settled.
   *
   * @param runId of the red run, and of its escalation packet
   * @param commit full id
   */
  public record Cleared(String runId, String commit, ClearingReason why) {}
}
