package io.github.postmerge.smoke.masking;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values whose names say that they are secret; the names stay readable. */
final class NamedValues implements Detector {

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_TAG = 200;
  private static final int MOST_BLANKS = 60;
  private static final int SHORTEST_PASSWORD = 3;
  private static final int SHORTEST_TOKEN = 8;
  private static final int SHORTEST_HEADER = 4;
  private static final int SHORTEST_SIGNATURE = 20;
  private static final int SURE = 20;

  /** Words before "token:" in the message of a parser. */
  private static final Set<String> OF_PARSERS =
      Set.of("unexpected", "illegal", "unrecognized", "expected", "unknown", "extraneous", "bad");

  /** Up to a value that stands beside the name, with what may be between the two. */
  private static final Pattern VALUE =
      Pattern.compile(
          "(?:[\"'\\\\]*\\s*[,;]?\\s*([^{}<>]{0,160}?)[\"'\\\\]*\\b\\w*value[\"'\\\\]*\\s*[:=]"
              + "|()</\\w+>\\s*<(?:value|string)>)",
          Pattern.CASE_INSENSITIVE);

  /** What stands before a name that is itself a value. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?s).*(?:name|key|field|header|variable|id)[\"'\\\\]*\\s*[:=]\\s*[\"'\\\\]*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ARTIFACT =
      Pattern.compile(
          "(?:(?:jar|pom|war|aar|zip|bundle|test-jar|maven-plugin):.*|(?:[a-z][\\w.-]*:)?v?[0-9]+[.][0-9]+.*)");

  @Override
  public Set<String> words() {
    return Set.of(
        "pass",
        "pwd",
        "psw",
        "token",
        "secret",
        "key",
        "credential",
        "creds",
        "jwt",
        "_auth",
        "비밀번호",
        "암호",
        "senha",
        "contrase",
        "signature",
        "sig=");
  }

  @Override
  public void detect(LineSearch search, int end) {
    Line line = search.line();
    int nameEnd = line.runEnd(CharClass.NAME, end, LONGEST_NAME);
    while (nameEnd > end && ".-".indexOf(line.at(nameEnd - 1)) >= 0) {
      nameEnd--;
    }
    if (line.at(end - 1) == '=') {
      nameEnd = end - 1;
    }
    if (line.at(end - 1) == Rules.ERASED || search.sawName(nameEnd)) {
      return;
    }
    Name name = Name.of(search, nameEnd);
    if (name.kind() != SecretNames.Kind.NONE) {
      detect(search, name);
    } else if (name.isSignature()) {
      signature(search, name);
    }
  }

  private static void detect(LineSearch search, Name name) {
    Line line = search.line();
    int separator = Separator.after(line, name.end());
    if (separator >= 0) {
      int start = line.afterBlanks(separator, MOST_BLANKS);
      Place place = start > separator ? Place.AFTER_BLANK : Place.ASSIGNED;
      add(search, name, ValueText.at(line, start), name.isHeader() ? Place.HEADER : place);
      return;
    }
    int closed = Separator.afterClosing(line, name.end());
    if (line.at(closed) == '>' || name.isElement(line)) {
      element(search, name, closed);
    } else if (name.isOption()) {
      option(search, name, closed);
    } else if (!pair(search, name, closed) && !argument(search, name, closed)) {
      statement(search, name);
    }
  }

  /** {@code <password>value</password>}, {@code <entry key="password">value</entry>}. */
  private static void element(LineSearch search, Name name, int closed) {
    Line line = search.line();
    int tagEnd = closed;
    while (tagEnd - closed < LONGEST_TAG && line.at(tagEnd) != '>' && line.at(tagEnd) != '\n') {
      tagEnd++;
    }
    ValueText value = ValueText.xml(line, tagEnd + 1);
    int end = line.startsWith("]]>", value.end()) ? value.end() + 3 : value.end();
    if (line.at(tagEnd) == '>' && line.startsWith("</", end)) {
      add(search, name, value, Place.ASSIGNED);
    }
  }

  /** {@code --password value}, and the same as two strings of a list. */
  private static void option(LineSearch search, Name name, int closed) {
    Line line = search.line();
    int at = closed;
    if (closed > name.end() && line.at(closed) == ',') {
      at = closed + 1;
    }
    int start = line.afterBlanks(at, MOST_BLANKS);
    boolean quoted = line.at(start) == '"' || line.at(start) == '\'';
    boolean one = start - at <= 1 && (start > at || at > closed);
    boolean last = line.at(name.end()) == '"' || line.at(name.end()) == '\'';
    if ((one || quoted) && start > name.end() && !(last && at == closed)) {
      add(search, name, ValueText.at(line, start), Place.OPTION);
    }
  }

  /** {@code "name":"DB_PASSWORD","value":"..."}, in either order, or as elements. */
  private static boolean pair(LineSearch search, Name name, int closed) {
    Line line = search.line();
    boolean ends = closed > name.end() || ",;<".indexOf(line.at(closed)) >= 0;
    String next = line.text(closed + 1, Math.min(line.length(), closed + 6));
    if (!ends && !next.equalsIgnoreCase("value")) {
      return false;
    }
    String after = line.text(closed, Math.min(line.length(), closed + LONGEST_TAG));
    Matcher matcher = VALUE.matcher(after);
    if (!matcher.lookingAt()
        || (!Objects.requireNonNullElse(matcher.group(1), "").isEmpty() && !name.isNamed(line))) {
      return pairBefore(search, name);
    }
    int start = closed + bytes(after.substring(0, matcher.end()));
    ValueText value =
        after.charAt(matcher.end() - 1) == '>'
            ? ValueText.xml(line, start)
            : ValueText.at(line, line.afterBlanks(start, MOST_BLANKS));
    add(search, name, value, Place.ASSIGNED);
    return true;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** {@code "value":"...","name":"DB_PASSWORD"}. */
  private static boolean pairBefore(LineSearch search, Name name) {
    Line line = search.line();
    int quote = name.start() - 1;
    String before = line.text(Math.max(0, quote - LONGEST_TAG), Math.max(0, quote));
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
    ValueText value = ValueText.at(line, line.afterBlanks(start, MOST_BLANKS));
    String between = line.text(value.end(), quote);
    if (value.quoted() && between.matches("\"\\s*,\\s*\"(?i:name)\"\\s*:\\s*")) {
      add(search, name, value, Place.ASSIGNED);
    }
    return true;
  }

  /** {@code login u password value}, SQL's {@code PASSWORD 'value'}, a sentence, Docker's ENV. */
  private static void statement(LineSearch search, Name name) {
    Line line = search.line();
    int start = line.afterBlanks(name.end(), MOST_BLANKS);
    if (start == name.end()) {
      return;
    }
    int argument = line.runStart(CharClass.VISIBLE, name.start(), LONGEST_NAME);
    String before = line.wordBefore(argument);
    boolean variable = before.equals("ENV") || before.equals("setenv");
    boolean setting = before.equals("set") || before.equals("config") || before.equals("add");
    boolean password = name.kind() == SecretNames.Kind.PASSWORD;
    boolean sql = password && line.at(start) == '\'' && name.isUpperCase();
    boolean netrc =
        name.text().equals("password")
            && line.wordBefore(name.start() - 1 - before.length()).equals("login");
    if (sql || netrc || variable) {
      add(search, name, ValueText.at(line, start), Place.ASSIGNED);
    } else if (setting) {
      addRandom(search, name, ValueText.at(line, start));
    } else if (password && line.startsWith("is ", start)) {
      addRandom(search, name, ValueText.at(line, line.afterBlanks(start + 2, MOST_BLANKS)));
    }
  }

  /** {@code setPassword("value")}, {@code env("DB_PASSWORD", "value")}. */
  private static boolean argument(LineSearch search, Name name, int closed) {
    Line line = search.line();
    boolean call = line.at(closed) == '(';
    boolean next = closed > name.end() && line.at(closed) == ',';
    int start = line.afterBlanks(closed + 1, MOST_BLANKS);
    if (!(call || next) || (line.at(start) != '"' && line.at(start) != '\'')) {
      return false;
    }
    ValueText value = ValueText.at(line, start);
    if (value.quoted()) {
      addRandom(search, name, value);
    }
    return value.quoted();
  }

  /** For places where words stand as well. */
  private static void addRandom(LineSearch search, Name name, ValueText value) {
    Line line = search.line();
    String text = line.text(value.start(), Math.min(value.end(), value.start() + SURE));
    if (value.end() - value.start() >= SHORTEST_TOKEN && SecretHeuristics.isRandom(text)) {
      add(search, name, value, Place.ASSIGNED);
    }
  }

  private static void signature(LineSearch search, Name name) {
    Line line = search.line();
    int start = Separator.valueAfter(line, name.end());
    if (start > 0) {
      int end = line.runEnd(CharClass.PCT, start);
      while (CharClass.ALL.has(line.at(end)) || line.at(end) == '%') {
        end++;
      }
      if (end - start >= SHORTEST_SIGNATURE && SecretHeuristics.isRandom(line.text(start, end))) {
        search.add(start, end);
      }
    }
  }

  private static void add(LineSearch search, Name name, ValueText value, Place place) {
    if (!value.isEmpty() && accepts(search, name, value, place)) {
      search.add(value.start(), value.end());
    }
  }

  private static boolean accepts(LineSearch search, Name name, ValueText value, Place place) {
    Line line = search.line();
    String text = line.text(value.start(), Math.min(value.end(), value.start() + 1024));
    if (search.isWeak(text)) {
      return true;
    }
    if (text.isBlank()
        || text.charAt(0) == Rules.ERASED
        || SecretHeuristics.isPlaceholder(text)
        || SecretHeuristics.isReference(text)
        || (!value.quoted() && isProse(line, value, place, text))
        || isPlace(line, name, value, text)) {
      return false;
    }
    if (place == Place.OPTION) {
      return text.length() >= SHORTEST_PASSWORD
          && text.charAt(0) != '-'
          && !text.equals(text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z_]", ""));
    }
    if (place == Place.HEADER) {
      return text.length() >= SHORTEST_HEADER;
    }
    if (name.kind() == SecretNames.Kind.PASSWORD) {
      return text.length() >= SHORTEST_PASSWORD;
    }
    return text.length() >= SHORTEST_TOKEN
        && SecretHeuristics.isRandom(text)
        && !text.contains("://")
        && !(name.followsWord(line, OF_PARSERS) && text.length() < SURE);
  }

  /** A sentence about the secret: a word, and another one. */
  private static boolean isProse(Line line, ValueText value, Place place, String text) {
    if (place == Place.ASSIGNED) {
      return false;
    }
    if (place == Place.AFTER_BLANK && (text.endsWith(":") || SecretHeuristics.isStatusWord(text))) {
      return true;
    }
    int next = line.afterBlanks(value.end(), MOST_BLANKS);
    int end = line.runEnd(CharClass.VISIBLE, next, LONGEST_NAME);
    boolean goesOn =
        next > value.end()
            && end > next
            && (CharClass.AN.has(line.at(next)) || line.at(next) < 0 || line.at(next) == '(')
            && ":=".indexOf(line.at(end - 1)) < 0
            && line.text(next, end).indexOf('=') < 0;
    boolean word = SecretHeuristics.isWord(text);
    return place == Place.OPTION
        ? goesOn
            && ValueStrength.isCommonWord(text)
            && ValueStrength.isCommonWord(line.text(next, end))
        : goesOn && word;
  }

  /** The number of a line after a test's name, the version after an artifact's or an image's. */
  private static boolean isPlace(Line line, Name name, ValueText value, String text) {
    if (value.quoted() || line.at(value.start() - 1) != ':' || line.at(name.end()) != ':') {
      return false;
    }
    boolean simple = name.text().equals(name.text().toLowerCase(Locale.ROOT));
    return (text.matches("[0-9]{1,6}(?:[^0-9A-Za-z].*)?")
            && (name.text().indexOf('.') >= 0 || !simple))
        || ((name.text().indexOf('-') > 0 || name.text().indexOf('.') > 0)
            && ARTIFACT.matcher(text).matches());
  }

  /** How a value follows its name. */
  private enum Place {
    ASSIGNED,
    AFTER_BLANK,
    OPTION,
    HEADER
  }

  /** A name, with what it says. */
  private record Name(int start, int end, String text, SecretNames.Kind kind) {

    static Name of(LineSearch search, int end) {
      Line line = search.line();
      int start = line.runStart(CharClass.NAME, end, LONGEST_NAME);
      if (line.at(start - 1) == '\\' && "nrt".indexOf(line.at(start)) >= 0) {
        start++;
      }
      String text = line.text(start, end);
      SecretNames.Kind kind = SecretNames.inText(text);
      if (line.at(start - 1) == ':' && line.text(start - 100, start).matches(".*\\barn:\\S*")) {
        return new Name(start, end, text, SecretNames.Kind.NONE);
      }
      if (line.startsWith("://", start - 3)) {
        return new Name(start, end, text, SecretNames.Kind.NONE);
      }
      boolean query =
          text.equals("key") && (line.at(start - 1) == '?' || line.at(start - 1) == '&');
      boolean known = kind == SecretNames.Kind.NONE && (query || search.isVariable(text));
      return new Name(start, end, text, known ? SecretNames.Kind.TOKEN : kind);
    }

    /** Whether it is an element's, with its namespace or without. */
    boolean isElement(Line line) {
      int before = start - 1;
      if (line.at(before) == ':') {
        before = line.runStart(CharClass.NAME, before, LONGEST_NAME) - 1;
      }
      return line.at(before) == '<';
    }

    /** Whether it is the value of something that is called a name. */
    boolean isNamed(Line line) {
      return NAMED.matcher(line.text(start - 40, start)).matches();
    }

    boolean isUpperCase() {
      return text.equals(text.toUpperCase(Locale.ROOT));
    }

    boolean isOption() {
      return text.startsWith("-");
    }

    boolean isHeader() {
      String lower = text.toLowerCase(Locale.ROOT);
      return lower.indexOf('-') > 0
          && (lower.startsWith("x-")
              || lower.startsWith("ocp-")
              || lower.matches("(?:private|job|deploy)-token"));
    }

    boolean isSignature() {
      String lower = text.toLowerCase(Locale.ROOT);
      return lower.equals("sig") || lower.equals("signature") || lower.endsWith("-signature");
    }

    boolean followsWord(Line line, Set<String> words) {
      int wordEnd = line.runStart(CharClass.SLACK, start, 0);
      while (wordEnd > 0 && line.at(wordEnd - 1) == ' ') {
        wordEnd--;
      }
      int wordStart = line.runStart(CharClass.AN, wordEnd, 16);
      return words.contains(line.text(wordStart, wordEnd).toLowerCase(Locale.ROOT));
    }
  }
}
