package io.github.postmerge.smoke.git;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.transport.URIish;

/** Compares configuration keys as git does. */
public final class SettingKey {

  private SettingKey() {}

  static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** The last part of a key. */
  public static String name(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  /** The middle part of a key, such as a URL. */
  public static Optional<String> subsection(String key) {
    int first = key.indexOf('.');
    int last = key.lastIndexOf('.');
    return first < last ? Optional.of(key.substring(first + 1, last)) : Optional.empty();
  }

  /** Whether {@code http.PATTERN.*} applies to a URL. */
  public static boolean covers(String pattern, URIish url) {
    try {
      URI covered = new URI(pattern.replace("*", "any"));
      String scheme = String.valueOf(covered.getScheme());
      return scheme.equals(url.getScheme())
          && hostMatches(pattern, String.valueOf(covered.getHost()), String.valueOf(url.getHost()))
          && port(scheme, covered.getPort()) == port(scheme, url.getPort())
          && isAbove(String.valueOf(covered.getPath()), String.valueOf(url.getPath()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** A star matches one label. */
  private static boolean hostMatches(String pattern, String covered, String host) {
    if (!pattern.contains("*")) {
      return covered.equalsIgnoreCase(host);
    }
    String[] labels = covered.split("\\.", -1);
    String[] actual = host.split("\\.", -1);
    boolean matches = labels.length == actual.length;
    for (int i = 0; matches && i < labels.length; i++) {
      matches = labels[i].equals("any") || labels[i].equalsIgnoreCase(actual[i]);
    }
    return matches;
  }

  private static int port(String scheme, int port) {
    if (port >= 0) {
      return port;
    }
    return scheme.equals("https") ? 443 : 80;
  }

  private static boolean isAbove(String folder, String path) {
    String top = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    return path.equals(top) || path.startsWith(top + "/");
  }
}
