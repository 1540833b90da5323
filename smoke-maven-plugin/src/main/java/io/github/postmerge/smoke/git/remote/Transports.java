package io.github.postmerge.smoke.git.remote;

import java.nio.file.Path;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** Opens a way to a remote, as the user reaches it and without ever asking. */
final class Transports {

  private final Path home;
  private final SshSessions sshSessions;

  /**
   * Ways that one user has.
   *
   * @param home the user's, with the ssh configuration, keys and known hosts
   */
  Transports(Path home) {
    this.home = home;
    this.sshSessions = new SshSessions(home);
  }

  /**
   * Opens a way.
   *
   * @param local takes in what is fetched
   */
  Transport open(Repository local, URIish url) throws NotSupportedException, TransportException {
    Transport transport = Transport.open(local, url);
    transport.setCredentialsProvider(new StoredLogin(home));
    if (transport instanceof SshTransport ssh) {
      ssh.setSshSessionFactory(sshSessions.factory());
    }
    return transport;
  }
}
