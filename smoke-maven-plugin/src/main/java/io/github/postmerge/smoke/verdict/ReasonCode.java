package io.github.postmerge.smoke.verdict;

/** The machine-readable reason for the status. */
public enum ReasonCode {
  /** The run has not ended. */
  SMOKE_IN_PROGRESS,
  /** The smoke passed and the commit is still main's head. */
  POST_MERGE_SMOKE_PASS,
  /** The smoke passed, but main moved meanwhile. */
  MAIN_MOVED_DURING_SMOKE,
  /** The smoke failed. */
  POST_MERGE_SMOKE_FAILED,
  /** The smoke exceeded its time limit. */
  POST_MERGE_SMOKE_TIMEOUT,
  /** The commit was not main's head before the run. */
  MERGE_COMMIT_STALE,
  /** There is no smoke command, and the policy is to block. */
  SMOKE_COMMAND_UNDEFINED,
  /** There is no smoke command, and the policy is to allow that. */
  SMOKE_COMMAND_UNDEFINED_ALLOWED,
  /** The run was aborted. */
  SMOKE_ABORTED,
  /** The smoke was not run, or its result could not be compared with main. */
  SMOKE_NOT_RUN,
  /** The smoke's exit code says that it could not decide. */
  SMOKE_COULD_NOT_TELL,
  /** The smoke passed, but the run did not look at main. */
  DRY_RUN
}
