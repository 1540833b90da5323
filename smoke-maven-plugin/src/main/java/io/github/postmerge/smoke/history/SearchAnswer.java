package io.github.postmerge.smoke.history;

import io.github.postmerge.smoke.blame.search.SearchConclusion;
import org.jspecify.annotations.Nullable;

/**
 * What a culprit search came to, as a history keeps it; it decides nothing.
 *
 * @param searchId the same for the same question
 * @param good full id of the commit that passed
 * @param bad full id of the last commit that was searched
 * @param confidence from 0 to 1; null where there is none
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
   * @param taskId empty where it has none
   */
  public record Culprit(String commit, String subject, String taskId) {}
}
