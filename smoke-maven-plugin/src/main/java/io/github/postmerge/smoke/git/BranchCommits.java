package io.github.postmerge.smoke.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** The commits that a merge brought. */
public final class BranchCommits {

  private BranchCommits() {}

  /**
   * The merged branch, oldest first: the commit that it branched from, its own commits by first
   * parent, and the merge. Empty if the commit does not have exactly two parents, or the branch has
   * its own root.
   */
  public static List<CommitId> of(GitRepository repository, CommitId merge)
      throws RepositoryException {
    List<CommitId> parents = repository.commit(merge).parents();
    if (parents.size() != 2) {
      return List.of();
    }
    try (RevWalk walk = new RevWalk(repository.jgit())) {
      walk.setRetainBody(false);
      walk.markStart(walk.parseCommit(parents.get(1).toObjectId()));
      walk.markUninteresting(walk.parseCommit(parents.get(0).toObjectId()));
      Set<CommitId> own = new HashSet<>();
      for (RevCommit commit : walk) {
        own.add(CommitId.of(commit));
      }
      return line(repository, own, merge);
    } catch (MissingObjectException e) {
      throw repository.missing(e);
    } catch (IOException e) {
      throw GitRepository.unreadable(e);
    }
  }

  private static List<CommitId> line(GitRepository repository, Set<CommitId> own, CommitId merge)
      throws RepositoryException {
    List<CommitId> newestFirst = new ArrayList<>(List.of(merge));
    CommitId next = repository.commit(merge).parents().get(1);
    while (own.contains(next)) {
      newestFirst.add(next);
      List<CommitId> parents = repository.commit(next).parents();
      if (parents.isEmpty()) {
        return List.of();
      }
      next = parents.get(0);
    }
    newestFirst.add(next);
    Collections.reverse(newestFirst);
    return newestFirst;
  }
}
