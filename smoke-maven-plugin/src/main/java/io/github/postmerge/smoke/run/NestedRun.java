package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.worktree.WorktreeUse;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds out whether this process belongs to a smoke of the repository that it is to smoke. */
public final class NestedRun {

  private final Map<String, String> variables;

  /** Reads what a smoke finds in its environment. */
  public NestedRun(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /**
   * The id of the run whose smoke this process belongs to.
   *
   * <p>Variables alone are no evidence, because they may be left over: the repository is the
   * worktree that they name, or shares its repository while a run has that worktree in use.
   *
   * @param repository any folder of the repository that is to be smoked
   * @return empty outside of every smoke, and inside one of another repository
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

  /** What cannot be read is no evidence, and the run goes on. */
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
