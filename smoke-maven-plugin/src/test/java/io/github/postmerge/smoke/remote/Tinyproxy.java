package io.github.postmerge.smoke.remote;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A proxy on loopback, for http and https. */
final class Tinyproxy implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofSeconds(10);

  private final int port;
  private final Path log;
  private final Process process;

  private Tinyproxy(int port, Path log, Process process) {
    this.port = port;
    this.log = log;
    this.process = process;
  }

  static Tinyproxy in(Path folder, String... more) throws Exception {
    Path program = Path.of("/usr/bin/tinyproxy");
    assumeTrue(Files.isExecutable(program), "needs tinyproxy");
    Files.createDirectories(folder);
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Path log = folder.resolve("log");
    Path config =
        Files.writeString(
            folder.resolve("tinyproxy.conf"),
            String.format(
                "Port %d\nListen 127.0.0.1\nTimeout 60\nMaxClients 20\nLogFile \"%s\"\nLogLevel"
                    + " Connect\n%s\n",
                port, log, String.join("\n", more)));
    Process process =
        new ProcessBuilder(program.toString(), "-d", "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    Tinyproxy proxy = new Tinyproxy(port, log, process);
    proxy.awaitReady();
    return proxy;
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
    throw new IOException("tinyproxy did not start");
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  /** How many requests it let through. */
  long uses() {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains("Established connection")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
