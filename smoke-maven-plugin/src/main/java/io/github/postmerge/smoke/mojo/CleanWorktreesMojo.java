package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.run.CleanWorktrees;
import java.io.IOException;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Removes the cached worktrees of all repositories, and what killed runs left behind. Worktrees in
 * use and those that <code>keepWorktree</code> kept are not removed.
 */
@SuppressWarnings(
    "deprecation") // requiresDirectInvocation is deprecated, but every Maven still reads it.
@Mojo(
    name = "clean-worktrees",
    requiresProject = false,
    requiresDirectInvocation = true,
    aggregator = true,
    threadSafe = true)
public final class CleanWorktreesMojo extends AbstractMojo {

  /**
   * Folder that the worktrees are in.
   *
   * <p>Default: <code>smoke/worktrees</code> in the user's cache folder.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.WORKTREE_ROOT)
  private @Nullable String worktreeRoot;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  @Override
  public void execute() throws MojoExecutionException {
    MavenRun maven = new MavenRun(session, execution);
    GivenParameters given =
        new GivenParameters().withAll(new UnknownNames(session, execution).given());
    if (worktreeRoot != null) {
      given = given.with(SmokeProperties.WORKTREE_ROOT, maven.aligned(worktreeRoot));
    }
    try {
      getLog().info(new CleanWorktrees(given.and(List.of()), System.getenv()).run());
    } catch (InvalidRequestException | IOException e) {
      throw new MojoExecutionException("The worktrees cannot be removed: " + e.getMessage(), e);
    }
  }
}
