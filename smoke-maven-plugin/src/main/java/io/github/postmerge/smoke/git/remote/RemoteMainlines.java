package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.git.GitOnPath;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.MainBranch;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.lib.Repository;

/** Real remotes (folder, file, bundle, HTTP, HTTPS or SSH), with the user's configuration. */
public final class RemoteMainlines implements Mainline.Source {

  private final GitOnPath git;
  private final Path home;
  private final Map<String, String> variables;
  private final Path scratchRoot;

  /**
   * Remotes with one user's configuration.
   *
   * @param git talks to the remotes if it is on PATH and allowed
   * @param home the user's home with the SSH configuration, keys and known hosts, for the built-in
   *     git
   * @param variables the environment, which can contain settings that only git supports
   * @param scratchRoot folder for history that has to be fetched; emptied each time
   */
  public RemoteMainlines(
      GitOnPath git, Path home, Map<String, String> variables, Path scratchRoot) {
    this.git = git;
    this.home = home;
    this.variables = Map.copyOf(variables);
    this.scratchRoot = scratchRoot;
  }

  @Override
  public Mainline of(GitRepository repository, MainBranch branch) {
    return new RemoteMainline(repository.jgit(), branch, client(repository, branch), scratchRoot);
  }

  private RemoteClient client(GitRepository repository, MainBranch branch) {
    return switch (branch.git()) {
      case AUTO ->
          git.isThere() ? new GitClient(git, repository, branch) : builtIn(repository, branch);
      case BUILTIN -> builtIn(repository, branch);
    };
  }

  private RemoteClient builtIn(GitRepository opened, MainBranch branch) {
    Repository repository = opened.jgit();
    return new JgitClient(
        repository,
        branch,
        new Transports(home),
        new UnknownSettings(repository, variables, home, branch.remote()));
  }
}
