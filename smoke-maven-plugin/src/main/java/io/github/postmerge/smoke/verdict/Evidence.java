package io.github.postmerge.smoke.verdict;

import io.github.postmerge.smoke.process.ProcessOutcome;
import java.util.Optional;

/** What a run found out, and all that a verdict is made of. */
public sealed interface Evidence {

  /** The commit was not main's head, and the smoke was not run. */
  record StaleBefore(StaleReason reason) implements Evidence {}

  /**
   * No command was defined.
   *
   * @param stale why the commit is not main's head, where it is not
   */
  record NoCommand(Optional<StaleReason> stale) implements Evidence {}

  /**
   * The smoke was launched.
   *
   * @param stale why the commit was not main's head, before the run or after it
   */
  record Ran(ProcessOutcome outcome, Optional<StaleReason> stale) implements Evidence {}

  /** The run was told to stop. */
  record Stopped() implements Evidence {}

  /** Something stood in the way of finding out. */
  record Unknown(Retry retry) implements Evidence {}

  /** Whether the same run may succeed later. */
  enum Retry {
    /** The cause may pass by itself. */
    MAY_HELP,
    /** Somebody has to change something first. */
    IS_USELESS
  }
}
