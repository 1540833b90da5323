package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.blame.ProbeStatus;
import org.jspecify.annotations.Nullable;

/**
 * One probe as it is saved before it is used. The components are the JSON's keys, in its order.
 *
 * @param schemaVersion always {@link #SCHEMA_VERSION}
 * @param searchId its search
 * @param plan hash of its plan; empty for a search on one machine
 * @param entry its entry in that plan; its number in a search on one machine
 * @param number in the order of starts, from 0, over the whole search
 * @param commit full id
 * @param startedAfter how many probes had ended before it started
 * @param endedAs how many probes had ended, including this one
 * @param exitCode 0 to 255; null if there is none
 * @param signature of its failure; null if it did not fail
 * @param evidence its last lines, masked; empty if it did not fail
 * @param durationMs wall time of the smoke command alone, in milliseconds
 * @param startedAt RFC 3339, UTC, milliseconds
 */
public record ProbeRecord(
    int schemaVersion,
    String searchId,
    String plan,
    int entry,
    int number,
    String commit,
    int startedAfter,
    int endedAs,
    ProbeStatus status,
    @Nullable Integer exitCode,
    @Nullable String signature,
    String evidence,
    long durationMs,
    String startedAt) {

  /** The version of the format. */
  public static final int SCHEMA_VERSION = 1;

  /** Whether the smoke failed or timed out. */
  boolean hasFailed() {
    return status == ProbeStatus.FAIL || status == ProbeStatus.TIMEOUT;
  }

  boolean hasPassed() {
    return status == ProbeStatus.PASS;
  }
}
