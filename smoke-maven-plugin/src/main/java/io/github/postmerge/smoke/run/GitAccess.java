package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.git.UserHome;
import io.github.postmerge.smoke.git.remote.Mainline;
import io.github.postmerge.smoke.git.remote.RemoteMainlines;
import io.github.postmerge.smoke.worktree.LinkedWorktrees;
import io.github.postmerge.smoke.worktree.Worktrees;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How a run reaches the remote and checks commits out.
 *
 * @param mainlines reaches the remote's main branch
 * @param worktrees checks commits out
 */
public record GitAccess(Mainline.Source mainlines, Worktrees.Source worktrees) {

  /**
   * Real remotes and worktrees.
   *
   * @param cache folder for temporary files; evaluated lazily
   * @param variables the environment that git and its helpers see
   */
  public static GitAccess onThisSystem(Supplier<Path> cache, Map<String, String> variables) {
    GitProgram git = new GitProgram(variables);
    return new GitAccess(
        (repository, branch) ->
            new RemoteMainlines(
                    git,
                    UserHome.orNowhere(variables::get),
                    variables,
                    cache.get().resolve("history"))
                .of(repository, branch),
        (repository, worktrees) -> new LinkedWorktrees(repository, worktrees, git));
  }
}
