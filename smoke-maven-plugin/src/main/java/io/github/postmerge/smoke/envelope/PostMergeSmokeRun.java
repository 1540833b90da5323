package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.StaleReason;
import io.github.postmerge.smoke.verdict.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The envelope: what one run tells a queue. The components are the JSON's keys, in its order.
 *
 * @param schemaVersion always {@link #SCHEMA_VERSION}
 * @param runId unique to this run
 * @param mergeCommit full id; null where nothing could be resolved
 * @param merge what a person calls it; null where nothing could be resolved
 * @param mainHead the head of main when last asked; null where it was not
 * @param durationMs wall time of the smoke command alone, in milliseconds; 0 exactly where it did
 *     not run
 * @param startedAt RFC 3339, UTC, seconds
 * @param diagnosis what reruns tell about a red smoke; null where there were none
 * @param history what earlier runs say about this one; null where no history is kept
 * @param artifacts the files that the run left besides
 * @param error what is wrong and what to do about it
 */
public record PostMergeSmokeRun(
    int schemaVersion,
    String runId,
    @Nullable String taskId,
    @Nullable String mergeCommit,
    @Nullable Merge merge,
    @Nullable String mainHead,
    boolean stale,
    @Nullable StaleReason staleReason,
    Status status,
    ReasonCode reasonCode,
    boolean allowContinuation,
    boolean retryRecommended,
    long durationMs,
    String startedAt,
    @Nullable SmokeCommandInfo smokeCommand,
    @Nullable SmokeResult result,
    @Nullable Escalation escalation,
    @Nullable ProcessCensus processCensus,
    Environment environment,
    @Nullable Diagnosis diagnosis,
    @Nullable RunHistory history,
    List<Artifact> artifacts,
    @Nullable String error) {

  /** The version of the wire format. */
  public static final int SCHEMA_VERSION = 1;

  /** Copies the list. */
  public PostMergeSmokeRun {
    artifacts = List.copyOf(artifacts);
  }
}
