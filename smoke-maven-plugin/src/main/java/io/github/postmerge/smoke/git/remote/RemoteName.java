package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.git.GitWords;
import io.github.postmerge.smoke.git.RepositoryException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A remote, as messages name it.
 *
 * @param name as the user gave it
 * @param url its address without a password
 */
record RemoteName(String name, String url) {

  /** Leaves out logins. */
  RemoteName {
    name = GitWords.address(name);
    url = GitWords.address(url);
  }

  RemoteException unanswered(Duration timeout, @Nullable Throwable cause) {
    return new RemoteException(
        String.format(
            "The remote %s did not answer within %d s. Try again, or allow more with"
                + " -Dsmoke.remoteTimeoutInSeconds=SECONDS.",
            this, timeout.toSeconds()),
        cause);
  }

  /**
   * The remote refused, or the connection failed.
   *
   * @param why the message of the remote or of git, without a full stop
   */
  RemoteException refused(String why, @Nullable Throwable cause) {
    return new RemoteException(
        String.format(
            "The remote %s cannot be asked: %s. Check its address, the network and the"
                + " credentials.",
            this, GitWords.withoutLogins(why)),
        cause);
  }

  RepositoryException hashedWithSha256() {
    return new RepositoryException(
        String.format(
            "The objects of the remote %s are hashed with SHA-256, which is not supported. Use a"
                + " remote and a clone with SHA-1 objects.",
            this));
  }

  @Override
  public String toString() {
    return name.equals(url) ? "\"" + name + "\"" : "\"" + name + "\" (" + url + ")";
  }
}
