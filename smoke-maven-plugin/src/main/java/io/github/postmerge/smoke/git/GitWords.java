package io.github.postmerge.smoke.git;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** Prepares git's output for messages. */
public final class GitWords {

  private static final int LONGEST = 500;
  private static final String MASKED = "[MASKED]";

  /** Except for ssh, a user without a password is often a token. */
  private static final Pattern LOGIN = Pattern.compile("(?i)(?<!\\bssh)(://)[^/@\\s]+@");

  private static final Pattern PASSWORD = Pattern.compile("(://[^/@:\\s]*):[^/@\\s]+@");
  private static final Pattern CONTROL =
      Pattern.compile("(\\e\\[[0-9;?]*[ -/]*[@-~]|[\\p{Cntrl}\\s])+");

  private GitWords() {}

  /**
   * The last lines of git's output, without secrets and without a full stop.
   *
   * @param output the whole output
   * @param secrets values to mask everywhere
   */
  public static String shown(String output, Collection<String> secrets) {
    String masked = output;
    for (String secret : longestFirst(secrets)) {
      masked = masked.replace(secret, MASKED);
    }
    String last = lastLines(withoutLogins(masked));
    String shown = last.endsWith(".") ? last.substring(0, last.length() - 1) : last;
    return shown.isEmpty() ? "git failed without a message" : shown;
  }

  /** A remote's address without its login; for ssh the user is kept. */
  public static String address(String url) {
    return LOGIN.matcher(PASSWORD.matcher(url).replaceAll("$1@")).replaceAll("$1");
  }

  /** Any text, with each login in a URL masked. */
  public static String withoutLogins(String text) {
    String masked = PASSWORD.matcher(text).replaceAll("$1:" + MASKED + "@");
    return LOGIN.matcher(masked).replaceAll("$1" + MASKED + "@");
  }

  private static List<String> longestFirst(Collection<String> secrets) {
    return secrets.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  /** Keeps whole lines, because a secret that is cut is no longer recognised. */
  private static String lastLines(String output) {
    Deque<String> lines = new ArrayDeque<>();
    int length = 0;
    List<String> all = output.lines().map(GitWords::line).filter(l -> !l.isEmpty()).toList();
    for (int i = all.size() - 1; i >= 0; i--) {
      length += all.get(i).length() + 1;
      if (length > LONGEST) {
        break;
      }
      lines.addFirst(all.get(i));
    }
    return String.join(" ", lines);
  }

  private static String line(String raw) {
    String line = CONTROL.matcher(raw).replaceAll(" ").strip();
    if (line.length() < LONGEST) {
      return line;
    }
    int end = line.lastIndexOf(' ', LONGEST / 2);
    return end < 0
        ? "(a line of " + line.length() + " characters)"
        : line.substring(0, end) + " ...";
  }
}
