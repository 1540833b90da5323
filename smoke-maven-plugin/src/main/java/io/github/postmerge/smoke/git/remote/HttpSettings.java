package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.git.SettingKey;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** Git's settings for one HTTP server, looked up as in git. */
final class HttpSettings {

  private final Config config;
  private final URIish url;

  HttpSettings(Config config, URIish url) {
    this.config = config;
    this.url = url;
  }

  /** The key of a setting for this server; empty if it is not set or has an empty value. */
  Optional<String> key(String name) {
    return Stream.concat(
            config.getSubsections("http").stream()
                .filter(pattern -> SettingKey.covers(pattern, url))
                .filter(pattern -> isSet(config.getString("http", pattern, name)))
                .map(pattern -> "http." + pattern + "." + name),
            Stream.of("http." + name).filter(k -> isSet(config.getString("http", null, name))))
        .findFirst();
  }

  static boolean isSet(@Nullable String value) {
    return value != null && !value.isEmpty();
  }

  /** The setting or variable that names a proxy, if any; empty if the JVM has its own proxy. */
  Optional<String> proxy(String remote, Map<String, String> variables) {
    if (jvmHasProxy()) {
      return Optional.empty();
    }
    if (isSet(config.getString("remote", remote, "proxy"))) {
      return Optional.of("remote." + remote + ".proxy");
    }
    Optional<String> setting = key("proxy");
    if (setting.isPresent()) {
      return setting;
    }
    boolean switchedOff = config.getString("http", null, "proxy") != null;
    return switchedOff || isExempt(variables)
        ? Optional.empty()
        : proxyVariables().filter(name -> isSet(variables.get(name))).findFirst();
  }

  private Stream<String> proxyVariables() {
    return "https".equals(url.getScheme())
        ? Stream.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
        : Stream.of("http_proxy", "all_proxy", "ALL_PROXY");
  }

  private boolean jvmHasProxy() {
    try {
      return ProxySelector.getDefault().select(URI.create(url.toString())).stream()
          .anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean isExempt(Map<String, String> variables) {
    String list = variables.getOrDefault("no_proxy", variables.getOrDefault("NO_PROXY", ""));
    String name = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    return Stream.of(list.split("[,\\s]+", -1))
        .map(each -> each.toLowerCase(Locale.ROOT).replaceFirst("^\\.", ""))
        .filter(each -> !each.isEmpty())
        .anyMatch(each -> each.equals("*") || name.equals(each) || name.endsWith("." + each));
  }
}
