package io.github.postmerge.smoke.git;

import java.nio.file.Path;
import java.util.Optional;

/** Where credentials for a remote come from, without ever asking a person. */
@FunctionalInterface
public interface LoginSource {

  /**
   * What to log in with.
   *
   * @param url the remote's, without a password
   * @param repository folder of the repository, whose configuration may name a helper
   */
  Optional<Login> find(String url, Path repository);

  /** A user and a password or token. */
  record Login(String user, String password) {

    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }
}
