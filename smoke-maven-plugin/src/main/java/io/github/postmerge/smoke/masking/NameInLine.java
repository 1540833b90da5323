package io.github.postmerge.smoke.masking;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name in a line.
 *
 * @param start offset of its first byte
 * @param end offset after its last byte
 * @param kind the kind of its value
 */
record NameInLine(int start, int end, String text, SecretNames.Kind kind) {

  static final int LONGEST = 80;

  /** Words before "token:" in the message of a parser. */
  private static final Set<String> PARSER_WORDS =
      Set.of("unexpected", "illegal", "unrecognized", "expected", "unknown", "extraneous", "bad");

  /** The text before a name that is itself a value. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?s).*(?:name|key|field|header|variable|id)[\"'\\\\]*\\s*[:=]\\s*[\"'\\\\]*",
          Pattern.CASE_INSENSITIVE);

  static NameInLine of(LineSearch search, int end) {
    Line line = search.line();
    int start = line.runStart(CharClass.NAME, end, LONGEST);
    if (line.at(start - 1) == '\\' && "nrt".indexOf(line.at(start)) >= 0) {
      start++;
    }
    String text = line.text(start, end);
    SecretNames.Kind kind = SecretNames.inText(text);
    if (line.at(start - 1) == ':' && line.text(start - 100, start).matches(".*\\barn:\\S*")) {
      return new NameInLine(start, end, text, SecretNames.Kind.NONE);
    }
    if (line.startsWith("://", start - 3)) {
      return new NameInLine(start, end, text, SecretNames.Kind.NONE);
    }
    boolean query = text.equals("key") && (line.at(start - 1) == '?' || line.at(start - 1) == '&');
    boolean known = kind == SecretNames.Kind.NONE && (query || search.isVariable(text));
    return new NameInLine(start, end, text, known ? SecretNames.Kind.TOKEN : kind);
  }

  /** Whether it is the name of an XML element, with or without a namespace. */
  boolean isElement(Line line) {
    int before = start - 1;
    if (line.at(before) == ':') {
      before = line.runStart(CharClass.NAME, before, LONGEST) - 1;
    }
    return line.at(before) == '<';
  }

  /** Whether it is the value of a name attribute. */
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

  /** Whether it is in the message of a parser, as in {@code unexpected token: ...}. */
  boolean isInParserMessage(Line line) {
    int wordEnd = start;
    while (wordEnd > 0 && line.at(wordEnd - 1) == ' ') {
      wordEnd--;
    }
    int wordStart = line.runStart(CharClass.AN, wordEnd, 16);
    return PARSER_WORDS.contains(line.text(wordStart, wordEnd).toLowerCase(Locale.ROOT));
  }
}
