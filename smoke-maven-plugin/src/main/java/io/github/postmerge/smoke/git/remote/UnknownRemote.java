package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.git.RepositoryException;
import java.util.Collection;

/** The user named a remote that the repository does not have. */
final class UnknownRemote {

  private UnknownRemote() {}

  static RepositoryException among(Collection<String> names, String remote) {
    return new RepositoryException(
        String.format(
            "The repository has no remote \"%s\"; it has %s. Name one with -Dsmoke.remote=NAME.",
            remote, names.isEmpty() ? "none" : names));
  }
}
