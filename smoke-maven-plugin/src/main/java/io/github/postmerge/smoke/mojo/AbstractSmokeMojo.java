package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.parameters.SmokeProperties;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What every goal that runs a smoke for somebody to read can be told. */
abstract class AbstractSmokeMojo extends AbstractProbeMojo {

  /**
   * Whether the worktree is left to look at: <code>never</code>, <code>on-failure</code> or <code>
   * always</code>. Of the several that <code>reproduce</code> may make the first one stays, and it
   * prints how to get in, how to attach a debugger and how to remove it.
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
   * all. Counted is what the smoke wrote, before masking.
   *
   * <p>Of more than that, so much of the beginning is kept, and the last 32 KB of each stream; the
   * log says between them how many bytes are left out. The same happens to a flood that comes
   * faster than it can be masked (some 100 MB/s, a few MB/s where everything looks like a secret)
   * once 2 MB wait. A run that is killed outright leaves the beginning.
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
