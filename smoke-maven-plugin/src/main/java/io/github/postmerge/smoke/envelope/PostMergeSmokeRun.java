package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.StaleReason;
import io.github.postmerge.smoke.verdict.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The envelope: the result of one run, for a merge queue. The components are the JSON's keys, in
 * its order.
 *
 * @param schemaVersion always {@link #SCHEMA_VERSION}
 * @param runId unique to this run
 * @param mergeCommit full id; null if it could not be resolved
 * @param merge its description for a person; null if it could not be resolved
 * @param mainHead the head of main when last asked; null if it was not asked
 * @param durationMs wall time of the smoke command alone, in milliseconds; 0 exactly if it did not
 *     run
 * @param startedAt RFC 3339, UTC, seconds
 * @param diagnosis the conclusion from reruns of a red smoke; null if there were none
 * @param history this run compared with earlier ones; null if no history is kept
 * @param artifacts the files that the run wrote in addition to the envelope
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
