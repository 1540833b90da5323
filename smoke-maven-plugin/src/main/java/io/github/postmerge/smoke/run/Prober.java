package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.blame.Role;
import io.github.postmerge.smoke.envelope.Diagnosis.Probe;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.Mainline;
import io.github.postmerge.smoke.git.remote.RemoteException;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.OutputListener;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.verdict.FailureReason;
import io.github.postmerge.smoke.verdict.Policy;
import io.github.postmerge.smoke.worktree.WorktreeCache;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Runs a red smoke's command once more, at one commit, as it was run the first time. */
public final class Prober {

  /** What a shell says where the command is not there, or cannot be executed. */
  private static final Set<String> CANNOT_BE_RUN = Set.of("EXIT_CODE_126", "EXIT_CODE_127");

  private final SmokeRunner runner;
  private final WorktreeCache cache;
  private final RedSmoke red;

  /** Runs it by a runner, in worktrees of this cache. */
  public Prober(SmokeRunner runner, WorktreeCache cache, RedSmoke red) {
    this.runner = runner;
    this.cache = cache;
    this.red = red;
  }

  /**
   * The smoke that was red.
   *
   * @param failure why it did not pass
   * @param policy tells with which exit codes it says that it could not tell
   */
  public record RedSmoke(SmokeSpec smoke, Optional<String> failure, Policy policy) {}

  /**
   * One run to be made.
   *
   * @param number which it is, from 1
   */
  public record Trial(Role role, CommitId commit, int number) {}

  /** Makes one run; what the budget cuts short counts for nothing. */
  public Probe run(GitRepository repository, Mainline mainline, Trial trial, Budget budget)
      throws RepositoryException, RemoteException, IOException, InterruptedException {
    mainline.complete(trial.commit());
    try (SmokeWorktree worktree = runner.checkOut(repository, trial.commit(), cache)) {
      Duration left = budget.left();
      Duration own = red.smoke().limits().timeout();
      boolean isCutByBudget = left.compareTo(own) < 0;
      SmokeSpec smoke =
          red.smoke()
              .at(trial.commit(), red.smoke().runId() + "-probe-" + trial.number())
              .with(red.smoke().limits().withTimeout(isCutByBudget ? left : own));
      // A person needs the first run's output, not that of its repetitions.
      ProcessOutcome outcome = worktree.run(smoke, OutputListener.NONE);
      return new Probe(
          trial.role(),
          trial.commit().value(),
          status(outcome, isCutByBudget ? ProbeStatus.CUT : ProbeStatus.TIMEOUT),
          outcome.ending() instanceof Ending.Exited exited ? exited.code() : null,
          SmokeRun.milliseconds(outcome));
    }
  }

  private ProbeStatus status(ProcessOutcome outcome, ProbeStatus whereTimedOut) {
    Ending ending = outcome.ending();
    if (ending instanceof Ending.Aborted) {
      return ProbeStatus.CUT;
    }
    if (!outcome.census().survivors().isEmpty()) {
      return ProbeStatus.NOT_RUN;
    }
    if (ending instanceof Ending.TimedOut) {
      return whereTimedOut;
    }
    Optional<String> failure = FailureReason.of(outcome);
    if (failure.isEmpty()) {
      return ProbeStatus.PASS;
    }
    if (red.policy().couldNotTell(ending)) {
      return ProbeStatus.NOT_RUN;
    }
    boolean lacksCommand = CANNOT_BE_RUN.contains(failure.get()) && !failure.equals(red.failure());
    return lacksCommand || ending instanceof Ending.NotStarted
        ? ProbeStatus.NOT_RUN
        : ProbeStatus.FAIL;
  }
}
