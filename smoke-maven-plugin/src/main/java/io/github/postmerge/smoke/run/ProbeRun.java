package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.git.CommitId;
import org.jspecify.annotations.Nullable;

/**
 * What running a red smoke once more came to.
 *
 * @param runId unique to this run
 * @param commit where it ran
 * @param exitCode 0 to 255; null where there is none
 * @param evidence its last lines, masked; empty where it did not fail
 * @param durationMs wall time of the smoke command alone, in milliseconds; 0 exactly where it did
 *     not run
 */
public record ProbeRun(
    String runId,
    CommitId commit,
    ProbeStatus status,
    @Nullable Integer exitCode,
    String evidence,
    long durationMs) {

  /** What a shell says where the command cannot be executed, or is not there. */
  private static final int CANNOT_BE_EXECUTED = 126;

  private static final int NOT_FOUND = 127;

  /** Whether an exit code says that the commit lacks the command. */
  public static boolean lacksCommand(@Nullable Integer exitCode) {
    return exitCode != null && (exitCode == CANNOT_BE_EXECUTED || exitCode == NOT_FOUND);
  }
}
