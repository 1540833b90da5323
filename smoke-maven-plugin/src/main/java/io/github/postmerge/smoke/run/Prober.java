package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.blame.ProbeStatus;
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
import org.jspecify.annotations.Nullable;

/** Runs a red smoke's command once more at a commit, in the same way as the first time. */
public final class Prober {

  private final SmokeRunner runner;
  private final WorktreeCache cache;
  private final RedSmoke red;

  public Prober(SmokeRunner runner, WorktreeCache cache, RedSmoke red) {
    this.runner = runner;
    this.cache = cache;
    this.red = red;
  }

  /**
   * The smoke that was red.
   *
   * @param failure why it did not pass
   * @param policy tells which exit codes mean that the smoke could not tell
   */
  public record RedSmoke(SmokeSpec smoke, Optional<String> failure, Policy policy) {}

  /**
   * One requested run.
   *
   * @param number distinguishes the runs of one smoke
   */
  public record Trial(CommitId commit, int number) {}

  /** Makes one run; a run that the budget cuts short has the status {@code CUT}. */
  public ProbeRun run(GitRepository repository, Mainline mainline, Trial trial, Budget budget)
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
      // Only the first run's output is shown, not that of its repetitions.
      ProcessOutcome outcome = worktree.run(smoke, OutputListener.NONE);
      ProbeStatus status = status(outcome, isCutByBudget ? ProbeStatus.CUT : ProbeStatus.TIMEOUT);
      return new ProbeRun(
          smoke.runId(),
          trial.commit(),
          status,
          exitCode(outcome),
          hasFailed(status) ? runner.evidence(outcome, worktree) : "",
          SmokeRun.milliseconds(outcome));
    }
  }

  private static boolean hasFailed(ProbeStatus status) {
    return status == ProbeStatus.FAIL || status == ProbeStatus.TIMEOUT;
  }

  private static @Nullable Integer exitCode(ProcessOutcome outcome) {
    return outcome.ending() instanceof Ending.Exited exited ? exited.code() : null;
  }

  private ProbeStatus status(ProcessOutcome outcome, ProbeStatus onTimeout) {
    Ending ending = outcome.ending();
    if (ending instanceof Ending.Aborted) {
      return ProbeStatus.CUT;
    }
    if (!outcome.census().survivors().isEmpty()) {
      return ProbeStatus.NOT_RUN;
    }
    if (ending instanceof Ending.TimedOut) {
      return onTimeout;
    }
    Optional<String> failure = FailureReason.of(outcome);
    if (failure.isEmpty()) {
      return ProbeStatus.PASS;
    }
    if (red.policy().couldNotTell(ending)) {
      return ProbeStatus.NOT_RUN;
    }
    boolean lacksCommand =
        ProbeRun.lacksCommand(exitCode(outcome)) && !failure.equals(red.failure());
    return lacksCommand || ending instanceof Ending.NotStarted
        ? ProbeStatus.NOT_RUN
        : ProbeStatus.FAIL;
  }
}
