package io.github.postmerge.smoke.redrun;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.MainBranch;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.Mainline;
import io.github.postmerge.smoke.git.remote.RelationToMain;
import io.github.postmerge.smoke.git.remote.RemoteException;

/**
 * Requires that a commit was merged into main before its command runs, because a commit in the
 * clone can be from any branch.
 */
public final class MergedCommit {

  private MergedCommit() {}

  /**
   * Checks the clone, and then the remote if needed.
   *
   * @throws RepositoryException if the commit is not known to be merged
   */
  public static void require(
      CommitId commit, MainBranch main, GitRepository users, Mainline mainline)
      throws RepositoryException, RemoteException, InterruptedException {
    if (users.hasMerged(commit, main)) {
      return;
    }
    RelationToMain relation = mainline.relation(commit, mainline.head());
    String where = "of " + main.branch() + " on " + main.remote();
    switch (relation) {
      case HEAD, SUPERSEDED -> {}
      case NOT_ON_MAIN ->
          throw new RepositoryException(
              String.format(
                  "The commit %s is in this clone, but not in the history %s, so its command was"
                      + " never merged. If you trust the envelope, give"
                      + " -Dsmoke.trustEnvelope=true.",
                  commit.abbreviated(), where));
      case UNKNOWN ->
          throw new RepositoryException(
              String.format(
                  "This clone is too shallow to tell whether the commit %s is in the history %s."
                      + " Run \"git fetch --unshallow\", or, if you trust the envelope, give"
                      + " -Dsmoke.trustEnvelope=true.",
                  commit.abbreviated(), where));
    }
  }
}
