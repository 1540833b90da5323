package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.git.CommitId;
import org.jspecify.annotations.Nullable;

/**
 * The result of running a red smoke once more.
 *
 * @param runId unique to this run
 * @param commit where it ran
 * @param exitCode 0 to 255; null if there is none
 * @param evidence its last output lines, masked; empty if it did not fail
 * @param durationMs wall-clock time of the smoke command in milliseconds; 0 only if it did not run
 */
public record ProbeRun(
    String runId,
    CommitId commit,
    ProbeStatus status,
    @Nullable Integer exitCode,
    String evidence,
    long durationMs) {

  /** Exit codes of a shell for a command that cannot be executed, or is not found. */
  private static final int CANNOT_BE_EXECUTED = 126;

  private static final int NOT_FOUND = 127;

  /** Whether an exit code means that the commit lacks the command. */
  public static boolean lacksCommand(@Nullable Integer exitCode) {
    return exitCode != null && (exitCode == CANNOT_BE_EXECUTED || exitCode == NOT_FOUND);
  }
}
