package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.git.HiddenSettings;
import io.github.postmerge.smoke.git.HiddenSettings.Hidden;
import io.github.postmerge.smoke.git.SettingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** The user's settings for a remote that JGit does not know. */
final class UnknownSettings {

  /** Settings that decide which server is contacted, and which certificates are trusted. */
  private static final Set<String> HTTP =
      Set.of(
          "curloptresolve",
          "pinnedpubkey",
          "proxy",
          "proxyauthmethod",
          "proxysslcainfo",
          "proxysslcert",
          "proxysslkey",
          "sslcainfo",
          "sslcapath",
          "sslcert",
          "sslkey");

  private static final Set<String> TLS_VARIABLES =
      Set.of("GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "GIT_SSL_CERT", "GIT_SSL_KEY");

  private static final Set<String> LENIENT_TLS_VARIABLES =
      Set.of("GIT_SSL_NO_VERIFY", "SSL_CERT_DIR", "SSL_CERT_FILE");

  /** Keywords of an SSH configuration that JGit's SSH client ignores. */
  private static final Set<String> SSH_KEYWORDS =
      Set.of("certificatefile", "include", "knownhostscommand", "match", "proxycommand");

  private final Repository repository;
  private final Map<String, String> variables;
  private final Path home;
  private final String remote;

  UnknownSettings(Repository repository, Map<String, String> variables, Path home, String remote) {
    this.repository = repository;
    this.variables = variables;
    this.home = home;
    this.remote = remote;
  }

  /** Settings without which JGit could contact another server, or contact it differently. */
  Set<String> decisive(URIish url) {
    Set<String> unknown = new TreeSet<>();
    for (Hidden hidden : hidden()) {
      if (decides(hidden.key(), url)) {
        unknown.add(hidden.toString());
      }
    }
    protocol(url).ifPresent(unknown::add);
    if (isHttp(url)) {
      http(url, unknown);
    } else if (isSsh(url)) {
      ssh(unknown);
    } else if ("git".equals(url.getScheme())) {
      addSet("core.gitProxy", config().getString("core", null, "gitproxy"), unknown);
      addVariables(Set.of("GIT_PROXY_COMMAND"), unknown);
    }
    for (String name : List.of("vcs", "uploadpack")) {
      addSet("remote." + remote + "." + name, config().getString("remote", remote, name), unknown);
    }
    return unknown;
  }

  /** Settings that could explain why the remote refused. */
  Set<String> helpful(URIish url) {
    Set<String> unknown = new TreeSet<>();
    for (Hidden hidden : hidden()) {
      if (isAbout(hidden.key(), url)) {
        unknown.add(hidden.toString());
      }
    }
    if (isHttp(url)) {
      credentials(url, unknown);
      addSet("core.askPass", config().getString("core", null, "askpass"), unknown);
      addVariables(Set.of("GIT_ASKPASS", "SSH_ASKPASS"), unknown);
      addVariables(LENIENT_TLS_VARIABLES, unknown);
    } else if (isSsh(url)) {
      addVariables(Set.of("SSH_ASKPASS"), unknown);
      sshKeywords().forEach(unknown::add);
    }
    return unknown;
  }

  private List<Hidden> hidden() {
    return new HiddenSettings(repository, variables, home).all();
  }

  private boolean decides(String key, URIish url) {
    String name = SettingKey.name(key);
    return key.endsWith(".insteadof")
        || key.startsWith("remote." + remote + ".")
        || key.startsWith("include")
        || (isHttp(url) && isForUrl(key, url) && HTTP.contains(name))
        || (isSsh(url) && (key.equals("core.sshcommand") || key.equals("ssh.variant")));
  }

  private boolean isAbout(String key, URIish url) {
    return isHttp(url)
        && (key.startsWith("credential.") || key.equals("core.askpass") || isForUrl(key, url));
  }

  private static boolean isForUrl(String key, URIish url) {
    return key.startsWith("http.")
        && SettingKey.subsection(key).map(s -> SettingKey.covers(s, url)).orElse(true);
  }

  private Optional<String> protocol(URIish url) {
    String scheme = url.getScheme() == null ? "file" : url.getScheme();
    String allowed = variables.get("GIT_ALLOW_PROTOCOL");
    if (allowed != null) {
      return List.of(allowed.split(":", -1)).contains(scheme)
          ? Optional.empty()
          : Optional.of("GIT_ALLOW_PROTOCOL");
    }
    String own = config().getString("protocol", scheme, "allow");
    String general = config().getString("protocol", null, "allow");
    if ("never".equals(own)) {
      return Optional.of("protocol." + scheme + ".allow");
    }
    return own == null && "never".equals(general)
        ? Optional.of("protocol.allow")
        : Optional.empty();
  }

  private void http(URIish url, Set<String> unknown) {
    HttpSettings settings = new HttpSettings(config(), url);
    for (String name : HTTP) {
      if (!name.startsWith("proxy")) {
        settings.key(name).ifPresent(unknown::add);
      }
    }
    addVariables(TLS_VARIABLES, unknown);
    settings.proxy(remote, variables).ifPresent(unknown::add);
  }

  private void ssh(Set<String> unknown) {
    addVariables(Set.of("GIT_SSH", "GIT_SSH_COMMAND"), unknown);
    addSet("core.sshCommand", config().getString("core", null, "sshcommand"), unknown);
  }

  private void credentials(URIish url, Set<String> unknown) {
    Config config = config();
    if (config.getString("credential", null, "helper") != null) {
      unknown.add("credential.helper");
    }
    config.getSubsections("credential").stream()
        .filter(context -> SettingKey.covers(context, url))
        .filter(context -> config.getString("credential", context, "helper") != null)
        .forEach(context -> unknown.add("credential." + context + ".helper"));
  }

  private Stream<String> sshKeywords() {
    Path file = home.resolve(".ssh/config");
    if (!Files.isReadable(file)) {
      return Stream.empty();
    }
    List<String> found = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        String keyword = line.strip().split("[\\s=]", 2)[0];
        if (SSH_KEYWORDS.contains(keyword.toLowerCase(Locale.ROOT))) {
          found.add(keyword + " in " + file);
        }
      }
    } catch (IOException e) {
      // JGit reports what is wrong with the file.
    }
    return found.stream();
  }

  private void addVariables(Set<String> names, Set<String> unknown) {
    names.stream().filter(name -> HttpSettings.isSet(variables.get(name))).forEach(unknown::add);
  }

  private static void addSet(String key, @Nullable String value, Set<String> unknown) {
    if (HttpSettings.isSet(value)) {
      unknown.add(key);
    }
  }

  private static boolean isHttp(URIish url) {
    return "http".equals(url.getScheme()) || "https".equals(url.getScheme());
  }

  private static boolean isSsh(URIish url) {
    return url.getScheme() == null
        ? url.getHost() != null
        : Set.of("ssh", "git+ssh", "ssh+git").contains(url.getScheme());
  }

  private Config config() {
    return repository.getConfig();
  }
}
