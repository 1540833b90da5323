package io.github.postmerge.smoke.worktree;

import io.github.postmerge.smoke.checkout.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What becomes of a worktree when its run is over.
 *
 * @param idle where it may rest
 * @param owner whose repository it is of
 * @param manifest what was checked out in it; empty where it must not be used again
 */
record ReleasePolicy(IdleWorktrees idle, String owner, Optional<Manifest> manifest) {

  /** As many as run at once on one repository, by far most of the time. */
  private static final int MOST_IDLE = 4;

  ReleasePolicy none() {
    return new ReleasePolicy(idle, owner, Optional.empty());
  }

  /** Whether it rests now; else it is to be removed. What has no room to rest is removed, too. */
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
