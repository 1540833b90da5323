package io.github.postmerge.smoke.worktree;

import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.lock.LockOwner;
import java.io.IOException;

/** Tells whether a run of ours has a worktree in use. */
public final class WorktreeUse {

  private WorktreeUse() {}

  /** Whether the process that locked it lives, as far as this one can see. */
  public static boolean isInUse(GitRepository worktree) throws IOException {
    return AdminFolders.claim(worktree.jgit().getDirectory().toPath())
        .owner()
        .filter(LockOwner::isSeenAlive)
        .isPresent();
  }
}
