package io.github.postmerge.smoke.verdict;

import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.verdict.Evidence.NoCommand;
import io.github.postmerge.smoke.verdict.Evidence.Ran;
import io.github.postmerge.smoke.verdict.Evidence.Retry;
import io.github.postmerge.smoke.verdict.Evidence.StaleBefore;
import io.github.postmerge.smoke.verdict.Evidence.Unknown;
import io.github.postmerge.smoke.verdict.Policy.BuildFollows;
import io.github.postmerge.smoke.verdict.Policy.UndefinedCommand;
import java.util.Optional;

/**
 * One row of the decision table.
 *
 * @param stale why the commit is not main's head; empty if it is
 * @param retry whether another run on the current head could settle more than this one
 */
public record Verdict(
    Status status, ReasonCode reasonCode, Optional<StaleReason> stale, Retry retry) {

  /** The verdict in the envelope until the run has ended. */
  public static final Verdict RUNNING =
      new Verdict(Status.RUNNING, ReasonCode.SMOKE_IN_PROGRESS, Optional.empty(), Retry.MAY_HELP);

  private static final Verdict ABORTED =
      new Verdict(Status.ABORTED, ReasonCode.SMOKE_ABORTED, Optional.empty(), Retry.MAY_HELP);

  /** Decides from the evidence. */
  public static Verdict of(Evidence evidence, Policy policy) {
    if (evidence instanceof StaleBefore stale) {
      return row(Status.STALE, ReasonCode.MERGE_COMMIT_STALE, Optional.of(stale.reason()));
    }
    if (evidence instanceof NoCommand none) {
      return row(Status.UNDEFINED, undefined(none.stale(), policy), none.stale());
    }
    if (evidence instanceof Ran ran) {
      return ran(ran.outcome(), ran.stale(), policy);
    }
    if (evidence instanceof Unknown unknown) {
      return new Verdict(Status.ERROR, ReasonCode.SMOKE_NOT_RUN, Optional.empty(), unknown.retry());
    }
    return ABORTED;
  }

  private static Verdict ran(ProcessOutcome outcome, Optional<StaleReason> stale, Policy policy) {
    Ending ending = outcome.ending();
    if (ending instanceof Ending.NotStarted) {
      return new Verdict(Status.ERROR, ReasonCode.SMOKE_NOT_RUN, stale, Retry.IS_USELESS);
    }
    if (ending instanceof Ending.Aborted) {
      return ABORTED;
    }
    if (ending instanceof Ending.TimedOut) {
      return row(Status.TIMEOUT, ReasonCode.POST_MERGE_SMOKE_TIMEOUT, stale);
    }
    if (policy.couldNotTell(ending)) {
      return new Verdict(Status.ERROR, ReasonCode.SMOKE_COULD_NOT_TELL, stale, Retry.MAY_HELP);
    }
    return ending.equals(new Ending.Exited(0)) && outcome.census().survivors().isEmpty()
        ? row(Status.PASS, passed(stale, policy), stale)
        : row(Status.FAIL, ReasonCode.POST_MERGE_SMOKE_FAILED, stale);
  }

  private static Verdict row(Status status, ReasonCode reason, Optional<StaleReason> stale) {
    return new Verdict(status, reason, stale, retry(status, stale));
  }

  private static ReasonCode passed(Optional<StaleReason> stale, Policy policy) {
    if (policy.isDryRun()) {
      return ReasonCode.DRY_RUN;
    }
    if (stale.isEmpty()) {
      return ReasonCode.POST_MERGE_SMOKE_PASS;
    }
    return stale.get() == StaleReason.MAIN_MOVED
        ? ReasonCode.MAIN_MOVED_DURING_SMOKE
        : ReasonCode.MERGE_COMMIT_STALE;
  }

  private static ReasonCode undefined(Optional<StaleReason> stale, Policy policy) {
    if (policy.undefinedCommand() == UndefinedCommand.BLOCK || stale.isPresent()) {
      return ReasonCode.SMOKE_COMMAND_UNDEFINED;
    }
    return policy.isDryRun() ? ReasonCode.DRY_RUN : ReasonCode.SMOKE_COMMAND_UNDEFINED_ALLOWED;
  }

  /** A red commit stays red when main moves on; other stale verdicts need a run on main's head. */
  private static Retry retry(Status status, Optional<StaleReason> stale) {
    boolean red = status == Status.FAIL || status == Status.TIMEOUT;
    boolean settled = stale.isEmpty() || (red && stale.get() == StaleReason.MAIN_MOVED);
    return settled || status == Status.UNDEFINED ? Retry.IS_USELESS : Retry.MAY_HELP;
  }

  /** The verdict after reruns of a red smoke; it stays red, only {@code retry} may change. */
  public Verdict diagnosedAs(Conclusion conclusion) {
    boolean settlesNothing =
        switch (conclusion) {
          case FLAKY, ENVIRONMENT -> true;
          case REGRESSION, PRE_EXISTING, INCONCLUSIVE -> false;
        };
    return settlesNothing && escalates()
        ? new Verdict(status, reasonCode, stale, Retry.MAY_HELP)
        : this;
  }

  /** Whether the queue may merge the next change; only possible for main's head. */
  public boolean allowsContinuation(Policy policy) {
    if (stale.isPresent() || policy.isDryRun()) {
      return false;
    }
    return switch (status) {
      case PASS -> true;
      case UNDEFINED -> policy.undefinedCommand() == UndefinedCommand.ALLOW;
      case RUNNING, FAIL, TIMEOUT, STALE, ABORTED, ERROR -> false;
    };
  }

  /** Whether the smoke is red, so that an escalation packet is made. */
  public boolean escalates() {
    return status == Status.FAIL || status == Status.TIMEOUT;
  }

  /** Whether another run on the current head could settle more than this one. */
  public boolean recommendsRetry() {
    return retry == Retry.MAY_HELP;
  }

  /** How the build ends; in a dry run it succeeds if the smoke passes. */
  public BuildResult buildResult(Policy policy) {
    boolean isNotRed =
        policy.buildFollows() == BuildFollows.SMOKE
            && (status == Status.PASS || status == Status.STALE);
    if (reasonCode == ReasonCode.DRY_RUN || allowsContinuation(policy) || isNotRed) {
      return BuildResult.SUCCESS;
    }
    return switch (status) {
      case PASS, FAIL, TIMEOUT, STALE, UNDEFINED -> BuildResult.FAILURE;
      case RUNNING, ABORTED, ERROR -> BuildResult.ERROR;
    };
  }
}
