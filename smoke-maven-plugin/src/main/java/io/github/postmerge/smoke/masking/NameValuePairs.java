package io.github.postmerge.smoke.masking;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code "name":"DB_PASSWORD","value":"..."}, in either order, or as XML elements. */
final class NameValuePairs {

  private static final int LONGEST_DISTANCE = 200;

  /** The text between a name and its value. */
  private static final Pattern VALUE =
      Pattern.compile(
          "(?:[\"'\\\\]*\\s*[,;]?\\s*([^{}<>]{0,160}?)[\"'\\\\]*\\b\\w*value[\"'\\\\]*\\s*[:=]"
              + "|()</\\w+>\\s*<(?:value|string)>)",
          Pattern.CASE_INSENSITIVE);

  private NameValuePairs() {}

  /** Adds the value that belongs to a name; true if there is one. */
  static boolean add(LineSearch search, NameInLine name, int closed) {
    Line line = search.line();
    boolean ends = closed > name.end() || ",;<".indexOf(line.at(closed)) >= 0;
    String next = line.text(closed + 1, Math.min(line.length(), closed + 6));
    if (!ends && !next.equalsIgnoreCase("value")) {
      return false;
    }
    String after = line.text(closed, Math.min(line.length(), closed + LONGEST_DISTANCE));
    Matcher matcher = VALUE.matcher(after);
    if (!matcher.lookingAt()
        || (!Objects.requireNonNullElse(matcher.group(1), "").isEmpty() && !name.isNamed(line))) {
      return addBefore(search, name);
    }
    byte[] between = after.substring(0, matcher.end()).getBytes(StandardCharsets.UTF_8);
    int start = closed + between.length;
    ValueText value =
        after.charAt(matcher.end() - 1) == '>'
            ? ValueText.xml(line, start)
            : ValueText.at(line, line.afterBlanks(start, Separator.MOST_BLANKS));
    CandidateValue.assigned(name, value).addTo(search);
    return true;
  }

  /** The same for {@code "value":"...","name":"DB_PASSWORD"}. */
  private static boolean addBefore(LineSearch search, NameInLine name) {
    Line line = search.line();
    int quote = name.start() - 1;
    String before = line.text(Math.max(0, quote - LONGEST_DISTANCE), Math.max(0, quote));
    if (line.at(quote) != '"'
        || !before.replace(" ", "").toLowerCase(Locale.ROOT).endsWith("\"name\":")) {
      return false;
    }
    int key = before.toLowerCase(Locale.ROOT).lastIndexOf("\"value\"");
    if (key < 0) {
      return false;
    }
    int start = Separator.after(line, quote - before.length() + key + 6);
    if (start < 0) {
      return false;
    }
    ValueText value = ValueText.at(line, line.afterBlanks(start, Separator.MOST_BLANKS));
    String between = line.text(value.end(), quote);
    if (value.quoted() && between.matches("\"\\s*,\\s*\"(?i:name)\"\\s*:\\s*")) {
      CandidateValue.assigned(name, value).addTo(search);
    }
    return true;
  }
}
