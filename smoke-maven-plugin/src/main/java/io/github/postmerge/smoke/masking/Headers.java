package io.github.postmerge.smoke.masking;

import java.util.Locale;
import java.util.Set;

/** Authorization and cookie headers, and a bearer token without its header. */
final class Headers implements Detector {

  private static final int MOST_MARKS = 8;
  private static final int LONGEST_SCHEME = 32;
  private static final int SHORTEST_BEARER = 16;
  private static final int SHORTEST_UNKNOWN = 8;
  private static final int LONGEST_CHECKED = 256;

  private static final Set<String> SCHEMES =
      Set.of(
          "basic",
          "bearer",
          "token",
          "negotiate",
          "apikey",
          "api-key",
          "ntlm",
          "splunk",
          "bot",
          "geniekey",
          "ssws",
          "key",
          "jwt");

  /** Schemes whose credentials extend to the end of the line. */
  private static final Set<String> LONG_SCHEMES =
      Set.of("digest", "hawk", "oauth", "signature", "aws4-hmac-sha256", "hmac", "mac");

  @Override
  public Set<String> words() {
    return Set.of("authorization", "cookie", "bearer ");
  }

  @Override
  public void detect(LineSearch search, int end) {
    int last = search.line().at(end - 1);
    if (last == ' ') {
      bearer(search, end);
    } else if (last == 'n' || last == 'N') {
      authorization(search, end);
    } else if (!search.covers(end)) {
      cookie(search, end);
    }
  }

  private static void bearer(LineSearch search, int end) {
    Line line = search.line();
    int start = Separator.afterQuotes(line, line.afterBlanks(end, MOST_MARKS));
    int tokenEnd = line.runEnd(CharClass.ALL, start);
    if (tokenEnd - start >= SHORTEST_BEARER
        && SecretHeuristics.isRandom(
            line.text(start, Math.min(tokenEnd, start + LONGEST_CHECKED)))) {
      search.add(start, tokenEnd);
    }
  }

  private static void authorization(LineSearch search, int end) {
    Line line = search.line();
    int separator = afterSeparator(line, end);
    if (separator < 0) {
      return;
    }
    int start = afterMarks(line, separator);
    int schemeEnd = line.runEnd(CharClass.URL, start, LONGEST_SCHEME);
    int value = line.afterBlanks(schemeEnd, MOST_MARKS);
    if (schemeEnd == start || value == schemeEnd) {
      direct(search, start);
      return;
    }
    String scheme = line.text(start, schemeEnd).toLowerCase(Locale.ROOT);
    if (LONG_SCHEMES.contains(scheme)) {
      search.add(value, endOfLine(line, value));
    } else {
      value = Separator.afterQuotes(line, value);
      credentials(search, value, SCHEMES.contains(scheme) ? 1 : SHORTEST_UNKNOWN);
    }
  }

  private static void credentials(LineSearch search, int start, int shortest) {
    Line line = search.line();
    int end = valueEnd(line, start);
    String text = line.text(start, Math.min(end, start + LONGEST_CHECKED));
    boolean random = shortest == 1 || SecretHeuristics.isRandom(text);
    if (end - start >= shortest && random && !SecretHeuristics.isPlaceholder(text)) {
      search.add(start, end);
    }
  }

  /** A value without a scheme. */
  private static void direct(LineSearch search, int start) {
    Line line = search.line();
    int end = line.runEnd(CharClass.ALL, start);
    String text = line.text(start, Math.min(end, start + LONGEST_CHECKED));
    if (text.chars().anyMatch(c -> c >= '0' && c <= '9') && !SecretHeuristics.isPlaceholder(text)) {
      search.add(start, end);
    }
  }

  private static void cookie(LineSearch search, int end) {
    Line line = search.line();
    int separator = Separator.after(line, end);
    if (separator < 0 || line.at(separator - 1) != ':') {
      return;
    }
    int start = Separator.afterQuotes(line, line.afterBlanks(separator, MOST_MARKS));
    int at = start;
    while (at - start < LONGEST_CHECKED && CharClass.BARE.has(line.at(at)) && line.at(at) != '=') {
      at++;
    }
    if (at == start || line.at(at) != '=') {
      return;
    }
    int value = at + 1;
    at = value;
    while (line.at(at) != '\n' && line.at(at) != '\r') {
      if (line.at(at) == '"' && line.at(at - 1) == '=') {
        int close = line.runEnd(CharClass.DOUBLE_QUOTED, at + 1);
        if (line.at(close) == '"') {
          at = close + 1;
          continue;
        }
      }
      if (line.at(at) == '"' || line.at(at) == '\'') {
        break;
      }
      at++;
    }
    search.add(value, at);
  }

  /** After a separator, or after the comma between two strings of a list. */
  private static int afterSeparator(Line line, int nameEnd) {
    int separator = Separator.after(line, nameEnd);
    int closed = Separator.afterClosing(line, nameEnd);
    return separator < 0 && closed > nameEnd && line.at(closed) == ',' ? closed + 1 : separator;
  }

  private static int afterMarks(Line line, int from) {
    int at = from;
    while (at - from < MOST_MARKS && " \t\"'\\[({`".indexOf(line.at(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static int valueEnd(Line line, int start) {
    int end = line.runEnd(CharClass.BARE, start);
    while (end > start && "\\])}".indexOf(line.at(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static int endOfLine(Line line, int start) {
    return line.runEnd(CharClass.LINE, start);
  }
}
