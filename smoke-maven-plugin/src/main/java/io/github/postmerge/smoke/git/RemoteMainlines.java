package io.github.postmerge.smoke.git;

import java.nio.file.Path;

/** Real remotes: a folder, file, http, https or ssh, reached as the user reaches them. */
public final class RemoteMainlines implements Mainline.Source {

  private final LoginSource logins;
  private final Path home;
  private final Path scratchRoot;

  /**
   * Remotes as one user reaches them.
   *
   * @param logins where http credentials come from
   * @param home the user's home, with the ssh configuration, keys and known hosts
   * @param scratchRoot folder for history that has to be fetched; emptied again each time
   */
  public RemoteMainlines(LoginSource logins, Path home, Path scratchRoot) {
    this.logins = logins;
    this.home = home;
    this.scratchRoot = scratchRoot;
  }

  @Override
  public Mainline of(GitRepository repository, MainBranch branch) {
    return new RemoteMainline(repository.jgit(), branch, new Transports(logins, home), scratchRoot);
  }
}
