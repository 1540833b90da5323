package io.github.postmerge.smoke.masking;

import java.util.Locale;
import java.util.regex.Pattern;

/** A value that may be secret, because it follows the name of a secret. */
record CandidateValue(NameInLine name, ValueText value, Position position) {

  private static final int SHORTEST_PASSWORD = 3;
  private static final int SHORTEST_TOKEN = 8;
  private static final int SHORTEST_HEADER = 4;
  private static final int LONG_TOKEN = 20;
  private static final int LONGEST_CHECKED = 1024;

  private static final Pattern ARTIFACT =
      Pattern.compile(
          "(?:(?:jar|pom|war|aar|zip|bundle|test-jar|maven-plugin):.*|(?:[a-z][\\w.-]*:)?v?[0-9]+[.][0-9]+.*)");

  /** How a value follows its name. */
  enum Position {
    /** After a separator, without a blank. */
    ASSIGNED,
    /** After a separator and a blank. */
    AFTER_BLANK,
    /** After a command line option. */
    OPTION,
    /** After the name of an HTTP header. */
    HEADER
  }

  static CandidateValue assigned(NameInLine name, ValueText value) {
    return new CandidateValue(name, value, Position.ASSIGNED);
  }

  /** Adds the value to the spans, unless it is not secret. */
  void addTo(LineSearch search) {
    if (!value.isEmpty() && isAccepted(search)) {
      search.add(value.start(), value.end());
    }
  }

  /** Adds the value if it looks random, for positions where ordinary words occur too. */
  void addIfRandomTo(LineSearch search) {
    int end = Math.min(value.end(), value.start() + LONG_TOKEN);
    if (value.end() - value.start() >= SHORTEST_TOKEN
        && SecretHeuristics.isRandom(search.line().text(value.start(), end))) {
      addTo(search);
    }
  }

  private boolean isAccepted(LineSearch search) {
    Line line = search.line();
    String text = line.text(value.start(), Math.min(value.end(), value.start() + LONGEST_CHECKED));
    if (search.isWeak(text)) {
      return true;
    }
    if (text.isBlank()
        || text.charAt(0) == Rules.ERASED
        || SecretHeuristics.isPlaceholder(text)
        || SecretHeuristics.isReference(text)
        || (!value.quoted() && isProse(line, text))
        || isLocation(line, text)) {
      return false;
    }
    if (position == Position.OPTION) {
      return text.length() >= SHORTEST_PASSWORD
          && text.charAt(0) != '-'
          && !text.equals(text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z_]", ""));
    }
    if (position == Position.HEADER) {
      return text.length() >= SHORTEST_HEADER;
    }
    if (name.kind() == SecretNames.Kind.PASSWORD) {
      return text.length() >= SHORTEST_PASSWORD;
    }
    return text.length() >= SHORTEST_TOKEN
        && SecretHeuristics.isRandom(text)
        && !text.contains("://")
        && !(name.isInParserMessage(line) && text.length() < LONG_TOKEN);
  }

  /** Whether it is prose about the secret: a word, and another word after it. */
  private boolean isProse(Line line, String text) {
    if (position == Position.ASSIGNED) {
      return false;
    }
    if (position == Position.AFTER_BLANK
        && (text.endsWith(":") || SecretHeuristics.isStatusWord(text))) {
      return true;
    }
    int next = line.afterBlanks(value.end(), Separator.MOST_BLANKS);
    int end = line.runEnd(CharClass.VISIBLE, next, NameInLine.LONGEST);
    boolean continues =
        next > value.end()
            && end > next
            && (CharClass.AN.has(line.at(next)) || line.at(next) < 0 || line.at(next) == '(')
            && ":=".indexOf(line.at(end - 1)) < 0
            && line.text(next, end).indexOf('=') < 0;
    boolean word = SecretHeuristics.isWord(text);
    return position == Position.OPTION
        ? continues
            && ValueStrength.isCommonWord(text)
            && ValueStrength.isCommonWord(line.text(next, end))
        : continues && word;
  }

  /** Whether it is a line number after a test's name, or the version of an artifact or image. */
  private boolean isLocation(Line line, String text) {
    if (value.quoted() || line.at(value.start() - 1) != ':' || line.at(name.end()) != ':') {
      return false;
    }
    boolean simple = name.text().equals(name.text().toLowerCase(Locale.ROOT));
    return (text.matches("[0-9]{1,6}(?:[^0-9A-Za-z].*)?")
            && (name.text().indexOf('.') >= 0 || !simple))
        || ((name.text().indexOf('-') > 0 || name.text().indexOf('.') > 0)
            && ARTIFACT.matcher(text).matches());
  }
}
