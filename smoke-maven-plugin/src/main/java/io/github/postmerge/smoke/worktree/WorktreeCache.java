package io.github.postmerge.smoke.worktree;

import io.github.postmerge.smoke.checkout.KeptPaths;
import java.nio.file.Path;
import java.util.List;

/**
 * Where worktrees are created, and what happens to them between runs.
 *
 * @param root folder to create them in, outside every project
 * @param reuse whether a worktree is used again
 * @param kept paths that the next smoke finds as the last one left them
 * @param largest bytes that idle worktrees of all repositories in this root may take up
 */
public record WorktreeCache(Path root, Reuse reuse, KeptPaths kept, long largest) {

  /** Whether a worktree is moved from commit to commit. */
  public enum Reuse {
    /** Each run creates its own, and removes it. */
    NEVER,
    /** A worktree is reused if it is certain to be the same as a new one, but for kept paths. */
    WHERE_CERTAIN
  }

  /**
   * A cache that keeps what a smoke left at these paths.
   *
   * @param paths relative to a worktree's top
   */
  public static WorktreeCache keeping(List<String> paths, Path root, Reuse reuse, long largest) {
    return new WorktreeCache(root, reuse, new KeptPaths(paths), largest);
  }

  /** New worktrees only. */
  public static WorktreeCache fresh(Path root) {
    return new WorktreeCache(root, Reuse.NEVER, KeptPaths.NONE, 0);
  }
}
