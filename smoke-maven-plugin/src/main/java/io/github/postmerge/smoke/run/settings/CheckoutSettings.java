package io.github.postmerge.smoke.run.settings;

import io.github.postmerge.smoke.worktree.WorktreeCache;
import java.util.Optional;

/**
 * Where worktrees are made, what of earlier runs is used again, and whether one is kept.
 *
 * @param remark what to tell the user about that place
 */
public record CheckoutSettings(WorktreeCache cache, Keep keep, Optional<String> remark) {

  /** Whether the worktree is left for a person to look at. */
  public enum Keep {
    /** It is always removed. */
    NEVER,
    /** It is left where the smoke ran and did not pass. */
    ON_FAILURE,
    /** It is always left. */
    ALWAYS
  }

  CheckoutSettings withKeep(Keep other) {
    return new CheckoutSettings(cache, other, remark);
  }

  CheckoutSettings withFreshWorktrees() {
    return new CheckoutSettings(WorktreeCache.fresh(cache.root()), keep, remark);
  }
}
