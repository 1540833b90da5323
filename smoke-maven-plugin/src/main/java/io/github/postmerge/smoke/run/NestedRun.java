package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
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
   * @param repository any folder of the repository that is to be smoked
   * @return empty outside of every smoke, and inside one of another repository
   */
  public Optional<String> outer(String repository) {
    String worktree = variables.getOrDefault(SmokeEnvironment.WORKTREE, "");
    return Optional.ofNullable(variables.get(SmokeEnvironment.RUN_ID))
        .filter(id -> !id.isBlank() && !worktree.isBlank())
        .filter(id -> isSame(worktree, repository));
  }

  /** What cannot be read is no evidence, and the run goes on. */
  private static boolean isSame(String worktree, String repository) {
    try {
      return sharedFolder(worktree).equals(sharedFolder(repository));
    } catch (RepositoryException | IOException | InvalidPathException e) {
      return false;
    }
  }

  private static Path sharedFolder(String folder) throws RepositoryException, IOException {
    try (GitRepository found = GitRepository.at(Path.of(folder))) {
      return found.sharedFolder();
    }
  }
}
