package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.git.LinkedWorktrees;
import io.github.postmerge.smoke.git.Mainline;
import io.github.postmerge.smoke.git.RemoteMainlines;
import io.github.postmerge.smoke.git.UserHome;
import io.github.postmerge.smoke.git.Worktrees;
import io.github.postmerge.smoke.process.ContainedProcessRunner;
import io.github.postmerge.smoke.process.ProcessRunner;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a run does its work with, so that a caller can replace each.
 *
 * @param mainlines reaches the remote's main branch
 * @param worktrees checks commits out
 * @param runner runs the smoke command
 */
public record Tools(Mainline.Source mainlines, Worktrees.Source worktrees, ProcessRunner runner) {

  /**
   * Real remotes and contained processes.
   *
   * @param cache folder for what is needed for a moment and can be made again
   * @param variables the environment that git and its helpers see
   */
  public static Tools ofThisMachine(Path cache, Map<String, String> variables) {
    return ofThisMachine(() -> cache, variables);
  }

  /** The same with a folder that is looked for once it is needed. */
  static Tools ofThisMachine(Supplier<Path> cache, Map<String, String> variables) {
    GitProgram git = new GitProgram(variables);
    return new Tools(
        (repository, branch) ->
            new RemoteMainlines(
                    git,
                    UserHome.orNowhere(variables::get),
                    variables,
                    cache.get().resolve("history"))
                .of(repository, branch),
        (repository, worktrees) -> new LinkedWorktrees(repository, worktrees, git),
        ContainedProcessRunner.onThisSystem());
  }
}
