package io.github.postmerge.smoke.git.remote;

import java.nio.file.Path;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** Opens connections to remotes with the user's credentials; never prompts. */
final class Transports {

  private final Path home;
  private final SshSessions sshSessions;

  /**
   * Connections of one user.
   *
   * @param home the user's home with the SSH configuration, keys and known hosts
   */
  Transports(Path home) {
    this.home = home;
    this.sshSessions = new SshSessions(home);
  }

  /**
   * Opens a connection.
   *
   * @param local receives fetched objects
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
