package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.Mainline;
import io.github.postmerge.smoke.git.RemoteException;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.Standing;
import io.github.postmerge.smoke.postmerge.RunListener.Step;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.verdict.FailureReason;
import io.github.postmerge.smoke.verdict.Policy;
import io.github.postmerge.smoke.verdict.StaleReason;
import java.util.Optional;

/** Holds the commit against main's head, before the smoke and after it. */
final class FreshnessCheck {

  private static final String UNCONFIRMED =
      "The smoke passed, but nobody knows whether the commit still is main's head. ";

  private final Mainline mainline;
  private final Policy policy;
  private final Narration narration;

  FreshnessCheck(Mainline mainline, Policy policy, Narration narration) {
    this.mainline = mainline;
    this.policy = policy;
    this.narration = narration;
  }

  Optional<StaleReason> before(CommitId commit)
      throws RemoteException, RepositoryException, InterruptedException {
    if (policy.isDryRun()) {
      narration.step(Step.FRESHNESS, "not asked in a dry run");
      return Optional.empty();
    }
    CommitId head = askForHead();
    Standing standing = mainline.standing(commit, head);
    narration.step(Step.FRESHNESS, sentence(standing, head));
    return stale(standing);
  }

  Optional<StaleReason> after(CommitId commit, ProcessOutcome outcome, Optional<StaleReason> before)
      throws RemoteException, RepositoryException, InterruptedException {
    boolean ended =
        !(outcome.ending() instanceof Ending.NotStarted)
            && !(outcome.ending() instanceof Ending.Aborted);
    if (policy.isDryRun() || before.isPresent() || !ended) {
      return before;
    }
    if (FailureReason.of(outcome).isPresent()) {
      return afterRed(commit);
    }
    try {
      return movedFrom(commit);
    } catch (RemoteException e) {
      throw new RemoteException(UNCONFIRMED + e.getMessage(), e);
    } catch (RepositoryException e) {
      throw new RepositoryException(UNCONFIRMED + e.getMessage(), e);
    }
  }

  /** A red commit stays red wherever main went, and though nobody can say where. */
  private Optional<StaleReason> afterRed(CommitId commit) throws InterruptedException {
    try {
      return movedFrom(commit);
    } catch (RemoteException | RepositoryException e) {
      narration.warning("It is not known where main is now. " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<StaleReason> movedFrom(CommitId commit)
      throws RemoteException, RepositoryException, InterruptedException {
    CommitId head = askForHead();
    if (head.equals(commit)) {
      return Optional.empty();
    }
    narration.step(Step.FRESHNESS, "main moved on to " + head.abbreviated() + " meanwhile");
    return Optional.of(StaleReason.MAIN_MOVED);
  }

  private CommitId askForHead() throws RemoteException, RepositoryException, InterruptedException {
    CommitId head = mainline.head();
    narration.facts().mainIsAt(head);
    return head;
  }

  private static Optional<StaleReason> stale(Standing standing) {
    return switch (standing) {
      case HEAD -> Optional.empty();
      case SUPERSEDED -> Optional.of(StaleReason.SUPERSEDED);
      case NOT_ON_MAIN -> Optional.of(StaleReason.NOT_ON_MAIN);
      case UNKNOWN -> Optional.of(StaleReason.UNKNOWN);
    };
  }

  private static String sentence(Standing standing, CommitId head) {
    String at = head.abbreviated();
    return switch (standing) {
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
