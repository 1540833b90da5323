package io.github.postmerge.smoke.history;

import io.github.postmerge.smoke.blame.search.SearchConclusion;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a culprit search as a history stores it; no verdict depends on it.
 *
 * @param searchId equal for equal questions
 * @param good full id of the commit that passed
 * @param bad full id of the last commit that was searched
 * @param confidence from 0 to 1; null if there is none
 * @param culprit the merge to blame; null unless the conclusion is {@code CULPRIT}
 */
public record SearchAnswer(
    String searchId,
    String good,
    String bad,
    SearchConclusion conclusion,
    @Nullable Double confidence,
    @Nullable Culprit culprit) {

  /**
   * The merge to blame.
   *
   * @param commit full id
   * @param taskId empty if it has none
   */
  public record Culprit(String commit, String subject, String taskId) {}
}
