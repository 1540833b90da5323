package io.github.postmerge.smoke.masking;

/** The separator between a name and its value. */
final class Separator {

  static final int MOST_BLANKS = 60;
  private static final int MOST_QUOTES = 4;

  private Separator() {}

  /** The start of the value, after its quotes, of a name that ends at an offset; -1 if none. */
  static int valueAfter(Line line, int nameEnd) {
    int after = after(line, nameEnd);
    return after < 0 ? -1 : afterQuotes(line, line.afterBlanks(after, MOST_BLANKS));
  }

  /** The offset after an equals sign, a colon or an arrow; -1 if there is none. */
  static int after(Line line, int nameEnd) {
    int at = line.afterBlanks(afterClosing(line, nameEnd), MOST_BLANKS);
    return switch (line.at(at)) {
      case '=' -> line.at(at + 1) == '>' || line.at(at + 1) == '=' ? at + 2 : at + 1;
      case ':' -> line.at(at + 1) == '=' ? at + 2 : line.at(at + 1) == ':' ? -1 : at + 1;
      case '?', '+', '|' -> line.at(at + 1) == '=' ? at + 2 : -1;
      case '-' -> line.at(at + 1) == '>' ? at + 2 : -1;
      default -> -1;
    };
  }

  /** The offset after the quotes and brackets that close a name. */
  static int afterClosing(Line line, int nameEnd) {
    int at = nameEnd;
    while (at - nameEnd < MOST_QUOTES && "\"'\\`]".indexOf(line.at(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** The offset after the quotes and backslashes that open a value. */
  static int afterQuotes(Line line, int valueStart) {
    int at = valueStart;
    while (at - valueStart < MOST_QUOTES && "\"'\\`".indexOf(line.at(at)) >= 0) {
      at++;
    }
    return at;
  }
}
