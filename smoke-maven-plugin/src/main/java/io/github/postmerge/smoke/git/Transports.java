package io.github.postmerge.smoke.git;

import java.nio.file.Path;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** Opens a way to a remote, as the user reaches it and without ever asking. */
final class Transports {

  private final LoginSource logins;
  private final SshSessions sshSessions;

  /**
   * Ways that one user has.
   *
   * @param home the user's, with the ssh configuration, keys and known hosts
   */
  Transports(LoginSource logins, Path home) {
    this.logins = logins;
    this.sshSessions = new SshSessions(home);
  }

  /**
   * Opens a way.
   *
   * @param local takes in what is fetched
   * @param user the repository on whose behalf, whose configuration may name credentials
   */
  Transport open(Repository local, URIish url, Repository user)
      throws NotSupportedException, TransportException {
    Transport transport = Transport.open(local, url);
    transport.setCredentialsProvider(new StoredLogin(logins, user.getDirectory().toPath()));
    if (transport instanceof SshTransport ssh) {
      ssh.setSshSessionFactory(sshSessions.factory());
    }
    return transport;
  }
}
