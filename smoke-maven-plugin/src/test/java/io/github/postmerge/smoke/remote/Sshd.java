package io.github.postmerge.smoke.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** OpenSSH's server on loopback, for the user that the tests run as and one key. */
final class Sshd implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofSeconds(10);

  private final Path folder;
  private final int port;
  private final Process process;

  private Sshd(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  static Sshd in(Path folder) throws Exception {
    Path program = Path.of("/usr/sbin/sshd");
    assumeTrue(Files.isExecutable(program), "needs sshd");
    Files.createDirectories(folder);
    key(folder.resolve("host"), "");
    key(folder.resolve("key"), "");
    Files.copy(folder.resolve("key.pub"), folder.resolve("authorized"));
    int port = freePort();
    Path config =
        Files.writeString(
            folder.resolve("sshd_config"),
            String.join(
                "\n",
                "ListenAddress 127.0.0.1",
                "Port " + port,
                "HostKey " + folder.resolve("host"),
                "AuthorizedKeysFile " + folder.resolve("authorized"),
                "PidFile none",
                "StrictModes no",
                "UsePAM no",
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no",
                "PermitRootLogin yes",
                "AllowTcpForwarding yes",
                ""));
    if (System.getProperty("user.name").equals("root")) {
      Files.createDirectories(Path.of("/run/sshd"));
    }
    Process process =
        new ProcessBuilder(program.toString(), "-D", "-e", "-f", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Sshd server = new Sshd(folder, port, process);
    server.awaitReady();
    return server;
  }

  static void key(Path file, String passphrase) throws Exception {
    Process made =
        new ProcessBuilder(
                "ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-f", file.toString())
            .start();
    if (made.waitFor() != 0) {
      throw new IOException(new String(made.getErrorStream().readAllBytes(), UTF_8));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws IOException {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException notYet) {
        Thread.onSpinWait();
      }
    }
    process.destroyForcibly();
    throw new IOException("sshd did not start: " + Files.readString(folder.resolve("log")));
  }

  int port() {
    return port;
  }

  Path key() {
    return folder.resolve("key");
  }

  Path authorized() {
    return folder.resolve("authorized");
  }

  String url(Path repository) {
    return "ssh://" + System.getProperty("user.name") + "@127.0.0.1:" + port + repository;
  }

  /** A known_hosts line for the server under a name. */
  String knownAs(String name) throws IOException {
    List<String> key = List.of(Files.readString(folder.resolve("host.pub")).split(" "));
    return name + " " + key.get(0) + " " + key.get(1) + "\n";
  }

  /** The same under its address. */
  String known() throws IOException {
    return knownAs("[127.0.0.1]:" + port);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
