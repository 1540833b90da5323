package io.github.postmerge.smoke.git.remote;

import java.nio.file.Path;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Creates SSH sessions with the user's configuration, keys and known hosts.
 *
 * <p>Lazily, because most remotes do not use SSH and need not load its libraries.
 */
final class SshSessions {

  private final Path home;
  private @Nullable SshSessionFactory factory;

  SshSessions(Path home) {
    this.home = home;
  }

  synchronized SshSessionFactory factory() {
    if (factory == null) {
      factory =
          new SshdSessionFactoryBuilder()
              .setHomeDirectory(home.toFile())
              .setSshDirectory(home.resolve(".ssh").toFile())
              .withDefaultConnectorFactory()
              .build(null);
    }
    return factory;
  }
}
