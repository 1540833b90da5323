package io.github.postmerge.smoke.remote;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * Git's own http server program behind a server on loopback, for those who send the right header or
 * certificate.
 */
final class GitHttpServer implements AutoCloseable {

  private static final int UNAUTHORIZED = 401;
  private static final int MOVED = 302;
  private static final String MOVED_FROM = "/moved";

  private final Path root;
  private final String scheme;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile String header = "";
  private volatile String value = "";

  private GitHttpServer(Path root, String scheme, HttpServer server) {
    this.root = root;
    this.scheme = scheme;
    this.server = server;
  }

  static GitHttpServer of(Path repository) throws IOException {
    return new GitHttpServer(repository, "http", HttpServer.create(anyPort(), 0)).started();
  }

  /** Whether a client has to show a certificate. */
  enum Clients {
    /** Anybody. */
    ANYBODY,
    /** Only those with a certificate of the authority. */
    WITH_CERTIFICATE
  }

  static GitHttpServer of(Path repository, SSLContext tls, Clients clients) throws IOException {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters all = tls.getDefaultSSLParameters();
            all.setNeedClientAuth(clients == Clients.WITH_CERTIFICATE);
            parameters.setSSLParameters(all);
          }
        });
    return new GitHttpServer(repository, "https", server).started();
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private GitHttpServer started() {
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
    return this;
  }

  GitHttpServer requiring(String requiredHeader, String requiredValue) {
    header = requiredHeader;
    value = requiredValue;
    return this;
  }

  GitHttpServer requiringLogin(String user, String password) {
    String login = user + ":" + password;
    return requiring(
        "Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return scheme + "://127.0.0.1:" + port() + "/repo.git";
  }

  /** Sends everybody on to {@link #url}. */
  String movedUrl() {
    return scheme + "://127.0.0.1:" + port() + MOVED_FROM + "/repo.git";
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestURI().toString();
    requests.add(exchange.getRequestMethod() + " " + target);
    try (exchange) {
      if (target.startsWith(MOVED_FROM)) {
        exchange.getResponseHeaders().add("Location", target.substring(MOVED_FROM.length()));
        exchange.sendResponseHeaders(MOVED, -1);
      } else if (!header.isEmpty()
          && !value.equals(exchange.getRequestHeaders().getFirst(header))) {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(UNAUTHORIZED, -1);
      } else {
        serve(exchange);
      }
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
    builder.environment().putAll(variables(exchange, body.length));
    Process backend = builder.start();
    backend.getOutputStream().write(body);
    backend.getOutputStream().close();
    InputStream said = backend.getInputStream();
    int status = 200;
    for (String line = line(said); !line.isEmpty(); line = line(said)) {
      int colon = line.indexOf(':');
      String content = line.substring(colon + 1).strip();
      if (line.startsWith("Status:")) {
        status = Integer.parseInt(content.substring(0, 3));
      } else {
        exchange.getResponseHeaders().add(line.substring(0, colon), content);
      }
    }
    exchange.sendResponseHeaders(status, 0);
    said.transferTo(exchange.getResponseBody());
  }

  private Map<String, String> variables(HttpExchange exchange, int length) {
    String query = exchange.getRequestURI().getQuery();
    return Map.of(
        "GIT_PROJECT_ROOT", root.toString(),
        "GIT_HTTP_EXPORT_ALL", "1",
        "PATH_INFO", exchange.getRequestURI().getPath().replaceFirst("^/repo.git", ""),
        "REQUEST_METHOD", exchange.getRequestMethod(),
        "QUERY_STRING", query == null ? "" : query,
        "CONTENT_TYPE", sent(exchange, "Content-Type"),
        "CONTENT_LENGTH", Integer.toString(length),
        "HTTP_CONTENT_ENCODING", sent(exchange, "Content-Encoding"),
        "GIT_PROTOCOL", sent(exchange, "Git-Protocol"),
        "GIT_CONFIG_NOSYSTEM", "1");
  }

  private static String sent(HttpExchange exchange, String name) {
    String sent = exchange.getRequestHeaders().getFirst(name);
    return sent == null ? "" : sent;
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.write(c);
    }
    return line.toString(ISO_8859_1).strip();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
