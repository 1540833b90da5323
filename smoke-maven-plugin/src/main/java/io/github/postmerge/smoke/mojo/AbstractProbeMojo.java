package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What every goal that runs a smoke can be told, whether or not somebody reads along. */
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
   * The project's registry of smoke commands, a file in the merge commit's tree. Once named here it
   * must be there.
   *
   * <p>Default: <code>.smoke/registry.yaml</code>, which need not be there.
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
   * How the smoke's process tree is held, so that all of it can be killed:
   *
   * <ul>
   *   <li><code>auto</code>: the strongest way that an honest smoke cannot notice: <code>cgroup
   *       </code> where one can be written, and else <code>scan</code>
   *   <li><code>cgroup</code>: a cgroup (version 2) of its own
   *   <li><code>scan</code>: found by looking through the process table
   *   <li><code>pid-namespace</code>: PID and mount namespaces, which only root can make; the smoke
   *       sees no process from outside, and its mounts end with it
   *   <li><code>user-namespace</code>: the same in a user namespace, in which <code>sudo</code> and
   *       <code>chown</code> fail
   * </ul>
   *
   * <p>One that the machine cannot give is an error. The envelope's <code>process_census</code>
   * names what was used.
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
   * <p>Default: <code>smoke/worktrees</code> in the user's cache folder; where that cannot be
   * written, in a private temporary folder, which the log tells.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.WORKTREE_ROOT)
  private @Nullable String worktreeRoot;

  /**
   * Whether the worktree of an earlier run of this repository is used again. It is moved to the
   * commit by difference, and whatever is not as it was checked out is deleted and written anew, so
   * that the smoke finds what it would find in a new one; where that cannot be had for certain, a
   * new one is made, and the log says why. Build outputs do not stay, unless <code>keepPaths</code>
   * names them.
   *
   * <p>Default: <code>true</code>, on Linux; elsewhere each run makes a new one.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.REUSE_WORKTREE)
  private @Nullable String reuseWorktree;

  /**
   * Paths in the worktree, from its top, that a smoke finds again as the last one left them, such
   * as <code>node_modules</code>; on the command line with commas between them. Files of the commit
   * among them are checked out as ever. What stays can change a verdict: name only what the smoke's
   * own tools check.
   *
   * <p>Default: none.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.KEEP_PATHS)
  private @Nullable List<String> keepPaths;

  /**
   * How much the worktrees that wait in <code>worktreeRoot</code> may take up, of all repositories:
   * a number of bytes, or of <code>KB</code>, <code>MB</code> or <code>GB</code>. When a run
   * begins, those unused for longest are removed until the others fit. The goal <code>
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
