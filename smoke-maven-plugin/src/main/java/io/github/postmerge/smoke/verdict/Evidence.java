package io.github.postmerge.smoke.verdict;

import io.github.postmerge.smoke.process.ProcessOutcome;
import java.util.Optional;

/** The facts that a run found; a verdict depends on nothing else but the policy. */
public sealed interface Evidence {

  /** The commit was not main's head, and the smoke was not run. */
  record StaleBefore(StaleReason reason) implements Evidence {}

  /**
   * No command was defined.
   *
   * @param stale why the commit is not main's head; empty if it is
   */
  record NoCommand(Optional<StaleReason> stale) implements Evidence {}

  /**
   * The smoke was launched.
   *
   * @param stale why the commit was not main's head before or after the run; empty if it was
   */
  record Ran(ProcessOutcome outcome, Optional<StaleReason> stale) implements Evidence {}

  /** The run was aborted. */
  record Stopped() implements Evidence {}

  /** An error prevented a result. */
  record Unknown(Retry retry) implements Evidence {}

  /** Whether the same run may succeed later. */
  enum Retry {
    /** The cause may go away by itself. */
    MAY_HELP,
    /** A retry gives the same result unless something is changed first. */
    IS_USELESS
  }
}
