package io.github.postmerge.smoke.git;

import java.util.Optional;

/** Where credentials for a remote come from, without ever asking a person. */
@FunctionalInterface
public interface LoginSource {

  /**
   * What to log in with.
   *
   * @param url the remote's, as git would describe it to a credential helper
   */
  Optional<Login> find(String url);

  /** A user and a password or token. */
  record Login(String user, String password) {

    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }
}
