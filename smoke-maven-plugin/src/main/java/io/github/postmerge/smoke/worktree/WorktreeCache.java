package io.github.postmerge.smoke.worktree;

import io.github.postmerge.smoke.checkout.KeptPaths;
import java.nio.file.Path;
import java.util.List;

/**
 * Where worktrees are made, and what becomes of them between runs.
 *
 * @param root folder to make them in, outside every project
 * @param reuse whether one is used again
 * @param kept what a smoke may find again as the last one left it
 * @param largest bytes that unused worktrees may take up, of all repositories in this root
 */
public record WorktreeCache(Path root, Reuse reuse, KeptPaths kept, long largest) {

  /** Whether a worktree is moved from commit to commit. */
  public enum Reuse {
    /** Each run makes its own, and removes it. */
    NEVER,
    /** It is, wherever nobody can tell it from a new one. */
    WHERE_CERTAIN
  }

  /**
   * One that keeps what a smoke left at these paths.
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
