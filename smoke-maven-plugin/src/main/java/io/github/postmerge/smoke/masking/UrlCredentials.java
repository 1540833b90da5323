package io.github.postmerge.smoke.masking;

import java.util.Set;

/** Passwords in URLs, and tokens in place of a user name. */
final class UrlCredentials implements Detector {

  private static final int SHORTEST_TOKEN = 16;
  private static final int LONGEST = 512;

  @Override
  public Set<String> words() {
    return Set.of("://");
  }

  @Override
  public void detect(LineSearch search, int start) {
    Line line = search.line();
    if (!CharClass.AN.has(line.at(start - 4)) || line.at(start) == '[') {
      return;
    }
    int end = line.runEnd(CharClass.USERINFO, start);
    int colon = first(line, ':', start, end);
    int at = last(line, '@', start, end);
    if (at < 0) {
      at = afterSlash(line, colon, end);
    }
    if (at < 0) {
      return;
    }
    int userEnd = colon >= 0 && colon < at ? colon : at;
    if (userEnd < at) {
      add(search, userEnd + 1, at);
    }
    if (userEnd - start >= SHORTEST_TOKEN && isToken(line, start, userEnd)) {
      search.add(start, userEnd);
    }
  }

  /** The @ after a password that contains a slash; not after a port. */
  private static int afterSlash(Line line, int colon, int end) {
    if (colon < 0 || colon + 1 == end || line.runEnd(CharClass.DIGIT, colon + 1, 6) == end) {
      return -1;
    }
    int limit = line.runEnd(CharClass.URL_TEXT, end, LONGEST);
    int at = first(line, '@', end, limit);
    boolean host = at > 0 && line.at(at - 1) != '/' && CharClass.AN.has(line.at(at + 1));
    return host ? at : -1;
  }

  private static void add(LineSearch search, int start, int end) {
    Line line = search.line();
    String text = line.text(start, Math.min(end, start + LONGEST));
    if (!SecretHeuristics.isPlaceholder(text)) {
      search.add(start, end);
    }
  }

  private static boolean isToken(Line line, int start, int end) {
    String text = line.text(start, Math.min(end, start + LONGEST));
    return SecretHeuristics.isRandom(text) && !SecretHeuristics.isPlaceholder(text);
  }

  private static int first(Line line, char symbol, int start, int end) {
    for (int i = start; i < end; i++) {
      if (line.at(i) == symbol) {
        return i;
      }
    }
    return -1;
  }

  private static int last(Line line, char symbol, int start, int end) {
    for (int i = end - 1; i >= start; i--) {
      if (line.at(i) == symbol) {
        return i;
      }
    }
    return -1;
  }
}
