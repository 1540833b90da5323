package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.run.RunListener;
import java.util.List;

/**
 * Shows a search as it happens; all text is already masked. Parallel probes report from their own
 * threads.
 */
public interface SearchListener extends RunListener {

  /**
   * A possible answer and its current probability.
   *
   * @param label a merge, or another possible cause of the failure
   */
  record RankedAnswer(String label, double probability) {}

  /** The most probable answers after a probe, most probable first. */
  void ranking(List<RankedAnswer> ranking);
}
