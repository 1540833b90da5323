package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.parameters.SmokeProperties;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of every goal that runs a smoke and shows its output. */
abstract class AbstractSmokeMojo extends AbstractProbeMojo {

  /**
   * Whether the worktree is kept for inspection: <code>never</code>, <code>on-failure</code> or
   * <code>always</code>. If <code>reproduce</code> makes several, the first is kept. The log says
   * how to enter it, how to attach a debugger and how to remove it.
   *
   * <p>Default: <code>never</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.KEEP_WORKTREE)
  private @Nullable String keepWorktree;

  /**
   * How much of the smoke's output the log keeps: a number of bytes, or of <code>KB</code> (1,024
   * bytes), <code>MB</code> (1,024 KB) or <code>GB</code> (1,024 MB); <code>0</code> for no log at
   * all. The limit applies to what the smoke wrote, before masking.
   *
   * <p>Of longer output, this much of the beginning and the last 32 KB of each stream are kept; the
   * log says between them how many bytes are left out. The same happens if the output comes faster
   * than it can be masked (about 100 MB/s, a few MB/s if everything looks like a secret) and 2 MB
   * are waiting. A run that is killed with SIGKILL leaves only the beginning.
   *
   * <p>Default: <code>64MB</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.MAX_LOG_SIZE)
  private @Nullable String maxLogSize;

  GivenParameters shared(MavenRun maven) {
    return ofProbes(maven)
        .with(SmokeProperties.KEEP_WORKTREE, keepWorktree)
        .with(SmokeProperties.MAX_LOG_SIZE, maxLogSize);
  }
}
