package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.run.RunListener;
import java.util.List;

/**
 * Shows a search to somebody as it happens; all text is masked already. Probes that run at once
 * report from threads of their own.
 */
public interface SearchListener extends RunListener {

  /**
   * How probable something is now.
   *
   * @param label a merge, or what else may be behind the failure
   */
  record RankedAnswer(String label, double probability) {}

  /** What is most probable after a probe, most probable first. */
  void ranking(List<RankedAnswer> ranking);
}
