package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.worktree.WorktreeUse;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Detects whether this process runs inside a smoke of the same repository. */
public final class NestedRun {

  private final Map<String, String> variables;

  /** Reads the variables that a smoke command gets. */
  public NestedRun(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /**
   * The id of the outer run.
   *
   * <p>The variables alone are not enough, because they can be stale. Also, the folder must share
   * the repository of the worktree that they name, and be in that worktree, or a run must be using
   * it.
   *
   * @param repository any folder of the repository to smoke
   * @return empty outside a smoke, and inside a smoke of another repository
   */
  public Optional<String> outer(String repository) {
    String worktree = variables.getOrDefault(SmokeEnvironment.WORKTREE, "");
    return Optional.ofNullable(variables.get(SmokeEnvironment.RUN_ID))
        .filter(id -> !id.isBlank() && isAbsolute(worktree))
        .filter(id -> isSmoked(worktree, repository));
  }

  private static boolean isAbsolute(String worktree) {
    try {
      return !worktree.isBlank() && Path.of(worktree).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** False if a repository cannot be read; the run then continues. */
  private static boolean isSmoked(String worktree, String repository) {
    Path folder = Path.of(worktree);
    try (GitRepository outer = GitRepository.at(folder);
        GitRepository inner = GitRepository.at(Path.of(repository))) {
      return outer.isLinkedWorktree()
          && outer.sharedFolder().equals(inner.sharedFolder())
          && (Path.of(repository).toRealPath().startsWith(folder.toRealPath())
              || WorktreeUse.isInUse(outer));
    } catch (RepositoryException | IOException | InvalidPathException e) {
      return false;
    }
  }
}
