package io.github.postmerge.smoke.verdict;

/** Why the status is what it is, for machines. */
public enum ReasonCode {
  /** The run has not ended. */
  SMOKE_IN_PROGRESS,
  /** The smoke passed and the commit still is main's head. */
  POST_MERGE_SMOKE_PASS,
  /** The smoke passed, but main moved meanwhile. */
  MAIN_MOVED_DURING_SMOKE,
  /** The smoke failed. */
  POST_MERGE_SMOKE_FAILED,
  /** The smoke overran its deadline. */
  POST_MERGE_SMOKE_TIMEOUT,
  /** The commit was not main's head before the run. */
  MERGE_COMMIT_STALE,
  /** There is no smoke command, and that blocks. */
  SMOKE_COMMAND_UNDEFINED,
  /** There is no smoke command, and the team lets that pass. */
  SMOKE_COMMAND_UNDEFINED_ALLOWED,
  /** The run was told to stop. */
  SMOKE_ABORTED,
  /** The smoke was not run, or its result could not be compared with main. */
  SMOKE_NOT_RUN,
  /** The smoke itself said by its exit code that it could not tell. */
  SMOKE_COULD_NOT_TELL,
  /** The smoke passed, but the run did not look at main. */
  DRY_RUN
}
