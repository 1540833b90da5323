package io.github.postmerge.smoke.history;

import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import org.jspecify.annotations.Nullable;

/**
 * One run as a history stores it. The components are the JSON's keys, in its order.
 *
 * @param schemaVersion always {@link #SCHEMA_VERSION}
 * @param smoke which smoke it was: the registry's key, the task, or the command
 * @param startedAt RFC 3339, UTC, milliseconds; the envelope has only seconds, and two runs may
 *     start in the same second
 * @param signature of the failure; null if the smoke did not fail
 * @param evidence the last lines of a smoke that failed; null otherwise
 * @param reproduce the command that reproduces the failure; null otherwise
 * @param ciRun the address of the CI system's page; null if not known
 * @param envelope as the run wrote it
 */
public record HistoryEntry(
    int schemaVersion,
    String smoke,
    String startedAt,
    @Nullable String signature,
    @Nullable String evidence,
    @Nullable String reproduce,
    @Nullable String ciRun,
    PostMergeSmokeRun envelope) {

  /** The version of the format. */
  public static final int SCHEMA_VERSION = 1;
}
