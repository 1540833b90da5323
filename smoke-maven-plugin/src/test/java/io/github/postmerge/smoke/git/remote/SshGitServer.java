package io.github.postmerge.smoke.git.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/** A repository over ssh on loopback, for the holder of one key. */
final class SshGitServer implements AutoCloseable {

  private static final int KEY_BITS = 2048;

  private final SshServer server = SshServer.setUpDefaultServer();
  private final KeyPair hostKey;

  SshGitServer(Path repository, PublicKey admitted) throws Exception {
    this.hostKey = newKey();
    server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.setKeyPairProvider(KeyPairProvider.wrap(List.of(hostKey)));
    server.setPublickeyAuthenticator((user, key, session) -> key.equals(admitted));
    server.setCommandFactory((channel, command) -> new Upload(repository));
    server.start();
  }

  static KeyPair newKey() throws Exception {
    var generator = SecurityUtils.getKeyPairGenerator("RSA");
    generator.initialize(KEY_BITS);
    return generator.generateKeyPair();
  }

  String url() {
    return "ssh://git@127.0.0.1:" + server.getPort() + "/repo.git";
  }

  int port() {
    return server.getPort();
  }

  PublicKey hostKey() {
    return hostKey.getPublic();
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }

  private static final class Upload implements Command {

    private final Path repository;
    private @Nullable InputStream in;
    private @Nullable OutputStream out;
    private @Nullable OutputStream err;
    private @Nullable ExitCallback exit;

    Upload(Path repository) {
      this.repository = repository;
    }

    @Override
    public void setInputStream(InputStream in) {
      this.in = in;
    }

    @Override
    public void setOutputStream(OutputStream out) {
      this.out = out;
    }

    @Override
    public void setErrorStream(OutputStream err) {
      this.err = err;
    }

    @Override
    public void setExitCallback(ExitCallback exit) {
      this.exit = exit;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
      new Thread(this::upload, "ssh-git-server").start();
    }

    private void upload() {
      int code = 1;
      try (Repository opened = new FileRepositoryBuilder().setGitDir(repository.toFile()).build()) {
        new UploadPack(opened).upload(in, out, err);
        code = 0;
      } catch (IOException e) {
        // Told by the exit code.
      }
      if (exit != null) {
        exit.onExit(code);
      }
    }

    @Override
    public void destroy(ChannelSession channel) {}
  }
}
