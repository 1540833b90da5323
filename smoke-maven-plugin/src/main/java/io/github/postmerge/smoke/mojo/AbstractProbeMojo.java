package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of every goal that runs a smoke. */
abstract class AbstractProbeMojo extends AbstractMainMojo {

  /**
   * Folder of the task specs, in the merge commit's tree.
   *
   * <p>Default: <code>memory/tasks</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.TASK_DIRECTORY)
  private @Nullable String taskDirectory;

  /**
   * The project's registry of smoke commands, a file in the merge commit's tree. A file that is
   * named here must exist.
   *
   * <p>Default: <code>.smoke/registry.yaml</code>, which may be missing.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.REGISTRY)
  private @Nullable String registry;

  /**
   * Seconds between SIGTERM at the deadline and SIGKILL, 0 to 604800.
   *
   * <p>Default: 5.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.KILL_GRACE)
  private @Nullable String killGraceInSeconds;

  /**
   * How the smoke's process tree is tracked, so that all of it can be killed:
   *
   * <ul>
   *   <li><code>auto</code>: the strongest way that does not affect a normal smoke: <code>cgroup
   *       </code> if one can be written, else <code>scan</code>
   *   <li><code>cgroup</code>: a cgroup (version 2) of its own
   *   <li><code>scan</code>: a search of the process table
   *   <li><code>pid-namespace</code>: PID and mount namespaces, which only root can make; the smoke
   *       sees no process from outside, and its mounts end with it
   *   <li><code>user-namespace</code>: the same in a user namespace, in which <code>sudo</code> and
   *       <code>chown</code> fail
   * </ul>
   *
   * <p>A way that the machine does not support is an error. The envelope's <code>process_census
   * </code> names the one that was used.
   *
   * <p>Default: <code>auto</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.CONTAINMENT)
  private @Nullable String containment;

  /**
   * Folder that worktrees are made in, outside every project.
   *
   * <p>Default: <code>smoke/worktrees</code> in the user's cache folder; if that cannot be written,
   * a private temporary folder, which the log names.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.WORKTREE_ROOT)
  private @Nullable String worktreeRoot;

  /**
   * Whether the worktree of an earlier run of this repository is used again. Only what differs is
   * checked out, and everything that was changed since the last checkout is deleted and written
   * again, so that the smoke finds the same files as in a new worktree. If that cannot be
   * guaranteed, a new one is made, and the log says why. Build outputs are removed unless <code>
   * keepPaths</code> names them.
   *
   * <p>Default: <code>true</code>, on Linux; elsewhere each run makes a new one.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.REUSE_WORKTREE)
  private @Nullable String reuseWorktree;

  /**
   * Paths in the worktree, from its top, that are kept between smokes, such as <code>node_modules
   * </code>; on the command line with commas between them. Files of the commit in these paths are
   * checked out as always. Kept files can change a verdict: name only what the smoke's own tools
   * check.
   *
   * <p>Default: none.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.KEEP_PATHS)
  private @Nullable List<String> keepPaths;

  /**
   * How much disk space the cached worktrees of all repositories in <code>worktreeRoot</code> may
   * use: a number of bytes, or of <code>KB</code>, <code>MB</code> or <code>GB</code>. When a run
   * begins, the least recently used are removed until the others fit. The goal <code>
   * clean-worktrees</code> removes all.
   *
   * <p>Default: <code>10GB</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.MAX_CACHE_SIZE)
  private @Nullable String maxCacheSize;

  GivenParameters ofProbes(MavenRun maven) {
    return ofMain(maven)
        .with(SmokeProperties.TASK_DIRECTORY, taskDirectory)
        .with(SmokeProperties.REGISTRY, registry)
        .with(SmokeProperties.KILL_GRACE, killGraceInSeconds)
        .with(SmokeProperties.CONTAINMENT, containment)
        .with(
            SmokeProperties.WORKTREE_ROOT,
            worktreeRoot == null ? null : maven.aligned(worktreeRoot))
        .with(SmokeProperties.REUSE_WORKTREE, reuseWorktree)
        .withLines(SmokeProperties.KEEP_PATHS, null, keepPaths)
        .with(SmokeProperties.MAX_CACHE_SIZE, maxCacheSize);
  }
}
