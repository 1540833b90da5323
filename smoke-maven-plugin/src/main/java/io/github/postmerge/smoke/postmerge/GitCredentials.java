package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.git.LoginSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What git's own credential helpers know, asked as git asks them. */
final class GitCredentials implements LoginSource {

  private final GitProgram git;

  GitCredentials(GitProgram git) {
    this.git = git;
  }

  @Override
  public Optional<Login> find(String url, Path repository) {
    return description(url)
        .flatMap(text -> git.answer(repository, text, "credential", "fill"))
        .flatMap(GitCredentials::login);
  }

  private static Optional<String> description(String url) {
    try {
      URI uri = URI.create(url);
      String user = uri.getUserInfo() == null ? "" : "username=" + uri.getUserInfo() + "\n";
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String path = uri.getPath().startsWith("/") ? uri.getPath().substring(1) : uri.getPath();
      return Optional.of(
          String.format(
              "protocol=%s\nhost=%s%s\npath=%s\n%s\n",
              uri.getScheme(), uri.getHost(), port, path, user));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Login> login(String answer) {
    Map<String, String> values = new HashMap<>();
    for (String line : answer.lines().toList()) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    String user = values.get("username");
    String password = values.get("password");
    return user == null || password == null
        ? Optional.empty()
        : Optional.of(new Login(user, password));
  }
}
