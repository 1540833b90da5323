package io.github.postmerge.smoke.run.settings;

import io.github.postmerge.smoke.worktree.WorktreeCache;
import java.util.Optional;

/**
 * Where worktrees are created, whether they are reused, and whether one is kept.
 *
 * @param remark a warning about the worktree root, if any
 */
public record CheckoutSettings(WorktreeCache cache, Keep keep, Optional<String> remark) {

  /** Whether the worktree is kept for inspection. */
  public enum Keep {
    /** It is always removed. */
    NEVER,
    /** It is kept if the smoke ran and did not pass. */
    ON_FAILURE,
    /** It is always kept. */
    ALWAYS
  }

  CheckoutSettings withKeep(Keep other) {
    return new CheckoutSettings(cache, other, remark);
  }

  CheckoutSettings withFreshWorktrees() {
    return new CheckoutSettings(WorktreeCache.fresh(cache.root()), keep, remark);
  }
}
