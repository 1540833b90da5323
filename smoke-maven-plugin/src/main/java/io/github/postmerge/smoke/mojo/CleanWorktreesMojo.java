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
 * Removes the worktrees that wait to be used again, of all repositories, and what runs that were
 * killed have left. What is in use, and what is kept for a person, stays.
 */
@SuppressWarnings("deprecation") // Of an element of the annotation, which every Maven still reads.
@Mojo(
    name = "clean-worktrees",
    requiresProject = false,
    requiresDirectInvocation = true,
    aggregator = true,
    threadSafe = true)
public final class CleanWorktreesMojo extends AbstractMojo {

  /**
   * Folder that the worktrees lie in.
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
