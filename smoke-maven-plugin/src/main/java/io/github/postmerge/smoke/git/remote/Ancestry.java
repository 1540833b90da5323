package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.git.CommitId;
import java.io.IOException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** Relates a commit to main's head by walking history. */
final class Ancestry {

  private Ancestry() {}

  static boolean isAtHand(Repository repository, CommitId commit) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.parseCommit(commit.toObjectId());
      return true;
    } catch (MissingObjectException e) {
      return false;
    }
  }

  /** In shallow history, a commit that is not found can still be an ancestor. */
  static RelationToMain relation(Repository repository, CommitId commit, CommitId mainHead)
      throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      boolean ancestor =
          walk.isMergedInto(
              walk.parseCommit(commit.toObjectId()), walk.parseCommit(mainHead.toObjectId()));
      if (ancestor) {
        return RelationToMain.SUPERSEDED;
      }
    }
    return repository.getObjectDatabase().getShallowCommits().isEmpty()
        ? RelationToMain.NOT_ON_MAIN
        : RelationToMain.UNKNOWN;
  }
}
