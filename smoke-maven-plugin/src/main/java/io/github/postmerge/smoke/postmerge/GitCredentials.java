package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.git.LoginSource;
import java.util.Optional;

/** What git's own credential helpers know. */
final class GitCredentials implements LoginSource {

  @Override
  public Optional<Login> find(String url) {
    return Optional.empty();
  }
}
