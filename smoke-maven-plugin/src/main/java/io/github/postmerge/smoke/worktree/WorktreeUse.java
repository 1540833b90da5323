package io.github.postmerge.smoke.worktree;

import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.lock.LockOwner;
import java.io.IOException;

/** Tells whether one of our runs is using a worktree. */
public final class WorktreeUse {

  private WorktreeUse() {}

  /** Whether the process that locked it is alive, as far as this process can see. */
  public static boolean isInUse(GitRepository worktree) throws IOException {
    return AdminFolders.claim(worktree.jgit().getDirectory().toPath())
        .owner()
        .filter(LockOwner::isSeenAlive)
        .isPresent();
  }
}
