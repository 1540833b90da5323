package io.github.postmerge.smoke.git.remote;

import java.nio.file.Path;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes ssh sessions by the user's own configuration, keys and known hosts.
 *
 * <p>Only once there is one to make: most remotes are none of ssh's, and need none of its archives.
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
