package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.verdict.Edge;
import org.jspecify.annotations.Nullable;

/**
 * What the person who must act on a red main needs to know; Smoke writes it, and never sends it.
 *
 * @param type always {@link #TYPE}
 * @param criticalNumber always {@link #CRITICAL_NUMBER}
 * @param reason the smoke's failure reason
 * @param summary one line to act on: what failed, at which merge, by whom
 * @param evidence the last whole lines of output, at most 20 and 2,000 characters, masked
 * @param reproduce the command that reproduces it in a clone
 * @param edge whether this failure is new; null if no history is kept
 */
public record Escalation(
    String type,
    int criticalNumber,
    @Nullable String taskId,
    @Nullable String mergeCommit,
    String reason,
    String summary,
    String evidence,
    String reproduce,
    @Nullable Edge edge) {

  /** The only one of the seven kinds that this tool may raise. */
  public static final String TYPE = "POST_MERGE_SMOKE_FAILED";

  /** Its number among the seven. */
  public static final int CRITICAL_NUMBER = 7;
}
