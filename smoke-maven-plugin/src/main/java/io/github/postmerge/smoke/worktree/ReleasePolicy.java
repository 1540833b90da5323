package io.github.postmerge.smoke.worktree;

import io.github.postmerge.smoke.checkout.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What happens to a worktree when its run is over.
 *
 * @param idle keeps it for later runs
 * @param owner the path of its repository's common directory
 * @param manifest what was checked out in it; empty if it must not be used again
 */
record ReleasePolicy(IdleWorktrees idle, String owner, Optional<Manifest> manifest) {

  /** Most repositories rarely have more runs at once than this. */
  private static final int MOST_IDLE = 4;

  ReleasePolicy none() {
    return new ReleasePolicy(idle, owner, Optional.empty());
  }

  /**
   * Keeps the worktree for later runs; false if the caller must remove it, also if there are enough
   * idle ones.
   */
  boolean begins(Path folder) {
    try {
      if (manifest.isEmpty() || idle.isFull(owner, MOST_IDLE)) {
        return false;
      }
      idle.put(folder, owner, manifest.get());
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
