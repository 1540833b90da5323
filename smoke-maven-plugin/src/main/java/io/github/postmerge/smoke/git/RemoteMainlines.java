package io.github.postmerge.smoke.git;

import java.nio.file.Path;

/** Real remotes: a folder, file, http, https or ssh, reached as the user reaches them. */
public final class RemoteMainlines implements Mainline.Source {

  private final LoginSource logins;
  private final Path scratchRoot;

  /**
   * Remotes that are reached with stored credentials.
   *
   * @param logins where http credentials come from
   * @param scratchRoot folder for history that has to be fetched; emptied again each time
   */
  public RemoteMainlines(LoginSource logins, Path scratchRoot) {
    this.logins = logins;
    this.scratchRoot = scratchRoot;
  }

  @Override
  public Mainline of(GitRepository repository, MainBranch branch) {
    Path folder = repository.jgit().getDirectory().toPath();
    Transports transports = new Transports(new StoredLogin(logins, folder));
    return new RemoteMainline(repository.jgit(), branch, transports, scratchRoot);
  }
}
