package io.github.postmerge.smoke.git;

import java.io.File;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.eclipse.jgit.util.FS;

/** Opens a way to a remote, as the user reaches it and without ever asking. */
final class Transports {

  private final StoredLogin login;

  Transports(StoredLogin login) {
    this.login = login;
  }

  Transport open(Repository local, URIish url) throws NotSupportedException, TransportException {
    Transport transport = Transport.open(local, url);
    transport.setCredentialsProvider(login);
    if (transport instanceof SshTransport ssh) {
      ssh.setSshSessionFactory(sshSessions());
    }
    return transport;
  }

  private static SshdSessionFactory sshSessions() {
    File home = FS.DETECTED.userHome();
    return new SshdSessionFactoryBuilder()
        .setHomeDirectory(home)
        .setSshDirectory(new File(home, ".ssh"))
        .withDefaultConnectorFactory()
        .build(null);
  }
}
