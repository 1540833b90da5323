package io.github.postmerge.smoke.git.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.postmerge.smoke.git.GitCall.Setting;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user's configuration of remotes, as git itself reads it.
 *
 * @param entries in git's order
 */
record RemoteSettings(List<Setting> entries) {

  static final RemoteSettings NONE = new RemoteSettings(List.of());

  /** For {@code git config --get-regexp}. */
  static final String PATTERN = "^(credential\\.|http\\.|url\\.|remote\\..*\\.(url|proxy)$)";

  private static final Pattern REMOTE_URL = Pattern.compile("remote\\.(.*)\\.url", Pattern.DOTALL);
  private static final Pattern LOGIN = Pattern.compile("://([^/@\\s]*)@");

  /** A shorter value is not treated as a secret: masking it would garble most of git's output. */
  private static final int SHORTEST_SECRET = 4;

  /** Copies the list. */
  RemoteSettings {
    entries = List.copyOf(entries);
  }

  /** Reads what {@code git config -z} prints. */
  static RemoteSettings of(String output) {
    List<Setting> entries = new ArrayList<>();
    for (String entry : output.split("\0", -1)) {
      int end = entry.indexOf('\n');
      if (end >= 0) {
        entries.add(new Setting(entry.substring(0, end), entry.substring(end + 1)));
      }
    }
    return new RemoteSettings(entries);
  }

  /** The names of the remotes. */
  Set<String> remotes() {
    Set<String> names = new TreeSet<>();
    for (Setting entry : entries) {
      Matcher url = REMOTE_URL.matcher(entry.key());
      if (url.matches()) {
        names.add(url.group(1));
      }
    }
    return names;
  }

  /**
   * Settings that keep git from writing to the user's files.
   *
   * <p>After a login git tells its credential helpers to store or erase it. Each helper is replaced
   * by a wrapper that passes on only {@code get}.
   */
  List<Setting> readOnly() {
    List<Setting> settings = new ArrayList<>();
    for (Setting entry : entries) {
      if (isNamed(entry, "credential", "helper")) {
        if (settings.isEmpty()) {
          settings.add(new Setting("credential.helper", ""));
        }
        settings.add(new Setting(entry.key(), readOnly(entry.value())));
      }
    }
    for (Setting entry : entries) {
      if (isNamed(entry, "http", "savecookies")) {
        settings.add(new Setting(entry.key(), "false"));
      }
    }
    return settings;
  }

  private static boolean isNamed(Setting entry, String section, String name) {
    String key = entry.key().toLowerCase(Locale.ROOT);
    return key.startsWith(section + ".") && key.endsWith("." + name);
  }

  /** An empty value clears the helpers before it. */
  private static String readOnly(String helper) {
    if (helper.isEmpty()) {
      return helper;
    }
    String command = helper;
    if (helper.startsWith("!")) {
      command = helper.substring(1);
    } else if (!isAbsolutePath(helper)) {
      command = "git credential-" + helper;
    }
    return "!smoke_get() {\ntest \"$1\" = get || return 0\n" + command + " \"$@\"\n}; smoke_get";
  }

  private static boolean isAbsolutePath(String helper) {
    return helper.startsWith("/") || helper.matches("(?s)[A-Za-z]:[/\\\\].*");
  }

  /** Secrets from git's configuration that git could print when it fails. */
  Set<String> secrets() {
    Set<String> secrets = new LinkedHashSet<>();
    for (Setting entry : entries) {
      if (isNamed(entry, "http", "extraheader")) {
        addHeader(entry.value(), secrets);
      }
      addPassword(entry.key(), secrets);
      addPassword(entry.value(), secrets);
    }
    secrets.removeIf(secret -> secret.length() < SHORTEST_SECRET);
    return secrets;
  }

  private static void addHeader(String header, Set<String> secrets) {
    String value = header.substring(header.indexOf(':') + 1).strip();
    String token = value.substring(value.lastIndexOf(' ') + 1);
    secrets.add(token);
    try {
      String login = new String(Base64.getDecoder().decode(token), UTF_8);
      secrets.add(login.substring(login.indexOf(':') + 1));
    } catch (IllegalArgumentException notBase64) {
      // The token is not Base64, and is added as it is.
    }
  }

  private static void addPassword(String text, Set<String> secrets) {
    Matcher login = LOGIN.matcher(text);
    while (login.find()) {
      secrets.add(login.group(1).substring(login.group(1).indexOf(':') + 1));
    }
  }
}
