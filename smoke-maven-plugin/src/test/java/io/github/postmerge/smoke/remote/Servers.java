package io.github.postmerge.smoke.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.remote.GitHttpServer.Clients;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Map;

/** The servers of one configuration, and what its user has for them. */
final class Servers implements Closeable {

  static final String USER = "ci";
  static final String PASSWORD = "pass-of-this-test";

  private final UsersRepository users;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private Runnable check = () -> {};

  Servers(UsersRepository users) {
    this.users = users;
  }

  /** Something that must be true once the remote has been asked. */
  void thenCheck(Runnable later) {
    check = later;
  }

  void check() {
    check.run();
  }

  <T extends AutoCloseable> T closing(T server) {
    open.push(server);
    return server;
  }

  /** Http without a login. */
  GitHttpServer http() throws Exception {
    GitHttpServer server = closing(GitHttpServer.of(users.merged().origin()));
    users.at(server.url());
    return server;
  }

  GitHttpServer httpWithLogin() throws Exception {
    return http().requiringLogin(USER, PASSWORD);
  }

  /** Https by an authority that nobody knows. */
  Authority https(Clients clients) throws Exception {
    Authority authority = Authority.in(users.work().resolve("authority"));
    GitHttpServer server =
        closing(GitHttpServer.of(users.merged().origin(), authority.server(), clients));
    users.at(server.url());
    return authority;
  }

  static String header() {
    String login = USER + ":" + PASSWORD;
    return "AUTHORIZATION: Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
  }

  /** Prints the user or the password, as it is asked. */
  Path askpass() throws Exception {
    return users.script(
        "askpass", "case \"$1\" in U*) echo " + USER + " ;; *) echo " + PASSWORD + " ;; esac");
  }

  /** A credential helper; it also writes down what it is asked to do. */
  Path helper() throws Exception {
    Path helper =
        users.script(
            "helper",
            "echo \"$1\" >> " + users.work().resolve("helper.log"),
            "test \"$1\" = get || exit 0",
            "echo username=" + USER,
            "echo password=" + PASSWORD);
    thenCheck(() -> assertThat(users.work().resolve("helper.log")).content().matches("(get\n)+"));
    return helper;
  }

  Tinyproxy proxy(String... more) throws Exception {
    Tinyproxy proxy = closing(Tinyproxy.in(users.work().resolve("proxy"), more));
    thenCheck(() -> assertThat(proxy.uses()).isPositive());
    return proxy;
  }

  Sshd sshd() throws Exception {
    Sshd sshd = closing(Sshd.in(users.work().resolve("sshd")));
    users.at(sshd.url(users.merged().origin()));
    return sshd;
  }

  /** A command for ssh that takes nothing from this machine's own user. */
  String ssh(Sshd sshd) throws Exception {
    Path known = Files.writeString(users.work().resolve("known_hosts"), sshd.known());
    return "ssh -F /dev/null -o IdentitiesOnly=yes -o UserKnownHostsFile=" + known;
  }

  /**
   * The user's own ssh configuration. OpenSSH looks for it where the password file says the user's
   * home is, so that its program has to be told of another one.
   */
  Path sshConfiguration(String... lines) throws Exception {
    Path folder = Files.createDirectories(users.home().resolve(".ssh"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Path config = Files.writeString(folder.resolve("config"), String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-------"));
    Path programs = Files.createDirectory(users.work().resolve("programs"));
    users.script("programs/ssh", "exec /usr/bin/ssh -F " + config + " \"$@\"");
    users.where("PATH", programs + ":" + System.getenv("PATH"));
    return config;
  }

  /** An agent that holds a key; the file of the key is gone. */
  Path agent(Path key) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-agent")), "needs ssh-agent");
    Path socket = users.work().resolve("agent");
    Process agent =
        new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    closing(agent::destroy);
    ProcessBuilder add = new ProcessBuilder("ssh-add", "-q", key.toString());
    add.environment().putAll(Map.of("SSH_AUTH_SOCK", socket.toString()));
    for (int attempt = 0; attempt < 200; attempt++) {
      if (add.start().waitFor() == 0) {
        Files.delete(key);
        return socket;
      }
    }
    throw new AssertionError("ssh-agent did not take the key");
  }

  @Override
  public void close() throws IOException {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
