package io.github.postmerge.smoke.redrun;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.MainBranch;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.Mainline;
import io.github.postmerge.smoke.git.remote.RelationToMain;
import io.github.postmerge.smoke.git.remote.RemoteException;

/** A commit that is here may be anybody's branch; what runs it must have been merged. */
public final class MergedCommit {

  private MergedCommit() {}

  /**
   * Asks the clone, and where that does not know, the remote.
   *
   * @throws RepositoryException where nobody is known to have merged it
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
                  "The commit %s is in this clone, but not in the history %s, so nobody has"
                      + " merged what it would run. If you trust the envelope, say"
                      + " -Dsmoke.trustEnvelope=true.",
                  commit.abbreviated(), where));
      case UNKNOWN ->
          throw new RepositoryException(
              String.format(
                  "This clone is too shallow to tell whether the commit %s is in the history %s."
                      + " Run \"git fetch --unshallow\", or, if you trust the envelope, say"
                      + " -Dsmoke.trustEnvelope=true.",
                  commit.abbreviated(), where));
    }
  }
}
