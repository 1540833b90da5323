package io.github.postmerge.smoke.worktree;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.checkout.KeptPaths;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.NativeGit;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.worktree.WorktreeCache.Reuse;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A repository with two commits, and worktrees of it that are used one after the other.
 *
 * @param root where the worktrees are
 */
record ReusedWorktrees(TwoCommits commits, Path root) {

  /** What a smoke does in its worktree. */
  interface Act {
    /** Does it. */
    void on(Path worktree) throws Exception;
  }

  static ReusedWorktrees in(Path work) throws Exception {
    assumeTrue(NativeGit.isThere(), "needs git");
    Path real = work.toRealPath();
    return new ReusedWorktrees(
        TwoCommits.in(Files.createDirectory(real.resolve("copy"))), real.resolve("worktrees"));
  }

  static LinkedWorktrees reusing(GitRepository repository, Path root, KeptPaths kept) {
    return new LinkedWorktrees(
        repository,
        new WorktreeCache(root, Reuse.WHERE_CERTAIN, kept, Long.MAX_VALUE),
        NativeGit.PROGRAM);
  }

  LinkedWorktrees reusing(GitRepository repository) {
    return reusing(repository, root, KeptPaths.NONE);
  }

  LinkedWorktrees fresh(GitRepository repository) {
    return new LinkedWorktrees(repository, WorktreeCache.fresh(root), NativeGit.PROGRAM);
  }

  GitRepository open() throws RepositoryException {
    return GitRepository.at(commits.copy());
  }

  /** Uses one for the first commit, and tells where it was. */
  Path use(Act act) throws Exception {
    return use(KeptPaths.NONE, act);
  }

  /** The same; the next use finds what is kept. */
  Path use(KeptPaths kept, Act act) throws Exception {
    try (GitRepository repository = open();
        Worktree worktree = reusing(repository, root, kept).add(commits.first())) {
      act.on(worktree.folder());
      return worktree.folder();
    }
  }
}
