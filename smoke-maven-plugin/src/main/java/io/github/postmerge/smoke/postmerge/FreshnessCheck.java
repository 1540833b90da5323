package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.Mainline;
import io.github.postmerge.smoke.git.remote.RelationToMain;
import io.github.postmerge.smoke.git.remote.RemoteException;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.run.ProgressReporter;
import io.github.postmerge.smoke.run.RunListener.Step;
import io.github.postmerge.smoke.verdict.FailureReason;
import io.github.postmerge.smoke.verdict.Policy;
import io.github.postmerge.smoke.verdict.StaleReason;
import java.util.Optional;

/** Compares the commit with main's head, before the smoke and after it. */
final class FreshnessCheck {

  private static final String UNCONFIRMED =
      "The smoke passed, but it is not known whether the commit is still main's head. ";

  private final Mainline mainline;
  private final CommitId commit;
  private final Policy policy;
  private final ProgressReporter reporter;

  FreshnessCheck(Mainline mainline, CommitId commit, Policy policy, ProgressReporter reporter) {
    this.mainline = mainline;
    this.commit = commit;
    this.policy = policy;
    this.reporter = reporter;
  }

  /** Main's head before the smoke; empty in a dry run. */
  Optional<CommitId> head() throws RemoteException, RepositoryException, InterruptedException {
    if (policy.isDryRun()) {
      reporter.step(Step.FRESHNESS, "not checked in a dry run");
      return Optional.empty();
    }
    return Optional.of(mainline.head());
  }

  /** The reason why the commit is not this head; empty if it is, or if main was not checked. */
  Optional<StaleReason> before(Optional<CommitId> head)
      throws RemoteException, RepositoryException, InterruptedException {
    if (head.isEmpty()) {
      return Optional.empty();
    }
    RelationToMain relation = mainline.relation(commit, head.get());
    reporter.step(Step.FRESHNESS, sentence(relation, head.get()));
    return stale(relation);
  }

  /**
   * Main's head after the smoke. Empty if it is not needed, or if the smoke failed and main cannot
   * be asked: a red commit stays red wherever main is.
   *
   * @throws RemoteException if the smoke passed and main cannot be asked
   * @throws RepositoryException the same
   */
  Optional<CommitId> headAfter(ProcessOutcome outcome)
      throws RemoteException, RepositoryException, InterruptedException {
    boolean ended =
        !(outcome.ending() instanceof Ending.NotStarted)
            && !(outcome.ending() instanceof Ending.Aborted);
    if (policy.isDryRun() || !ended) {
      return Optional.empty();
    }
    return FailureReason.of(outcome).isPresent() ? headAfterRed() : Optional.of(headAfterPass());
  }

  /** Whether main moved on to this head while the smoke ran. */
  Optional<StaleReason> movedTo(CommitId head) {
    if (head.equals(commit)) {
      return Optional.empty();
    }
    reporter.step(Step.FRESHNESS, "main moved on to " + head.abbreviated() + " meanwhile");
    return Optional.of(StaleReason.MAIN_MOVED);
  }

  private CommitId headAfterPass()
      throws RemoteException, RepositoryException, InterruptedException {
    try {
      return mainline.head();
    } catch (RemoteException e) {
      throw new RemoteException(UNCONFIRMED + e.getMessage(), e);
    } catch (RepositoryException e) {
      throw new RepositoryException(UNCONFIRMED + e.getMessage(), e);
    }
  }

  private Optional<CommitId> headAfterRed() throws InterruptedException {
    try {
      return Optional.of(mainline.head());
    } catch (RemoteException | RepositoryException e) {
      reporter.warning("Main's current head is not known. " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<StaleReason> stale(RelationToMain relation) {
    return switch (relation) {
      case HEAD -> Optional.empty();
      case SUPERSEDED -> Optional.of(StaleReason.SUPERSEDED);
      case NOT_ON_MAIN -> Optional.of(StaleReason.NOT_ON_MAIN);
      case UNKNOWN -> Optional.of(StaleReason.UNKNOWN);
    };
  }

  private static String sentence(RelationToMain relation, CommitId head) {
    String at = head.abbreviated();
    return switch (relation) {
      case HEAD -> "is main's head";
      case SUPERSEDED -> "superseded: main's head is " + at;
      case NOT_ON_MAIN -> "not in main's history; main's head is " + at;
      case UNKNOWN ->
          "not main's head, which is "
              + at
              + "; this clone is too shallow to tell more"
              + " (git fetch --unshallow)";
    };
  }
}
