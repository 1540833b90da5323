package io.github.postmerge.smoke.worktree;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import java.io.IOException;

/** Checks commits out beside the user's own working tree. */
public interface Worktrees {

  /**
   * Checks a commit out into a worktree of its own.
   *
   * @throws RepositoryException if the commit's tree cannot be checked out
   * @throws IOException if the files cannot be written
   */
  Worktree add(CommitId commit) throws RepositoryException, IOException;

  /** Opens what checks out a repository's commits. */
  @FunctionalInterface
  interface Source {

    /** Worktrees of a repository. */
    Worktrees of(GitRepository repository, WorktreeCache cache);
  }
}
