package io.github.postmerge.smoke.masking;

/**
 * The text of a value in a line.
 *
 * @param start offset of its first byte, after its quotes
 * @param end offset after its last byte
 * @param quoted whether it is in quotes
 */
record ValueText(int start, int end, boolean quoted) {

  private static final String CDATA = "<![CDATA[";

  /** The value that starts at an offset; it may be empty. */
  static ValueText at(Line line, int start) {
    boolean prefixed =
        "bur".indexOf(line.at(start)) >= 0
            && (line.at(start + 1) == '"' || line.at(start + 1) == '\'');
    int from = prefixed ? start + 1 : start;
    int quote = from;
    while (line.at(quote) == '\\') {
      quote++;
    }
    int end =
        switch (line.at(quote)) {
          case '"' -> closing(line, quote, quote - from, CharClass.DOUBLE_QUOTED);
          case '\'' -> closing(line, quote, quote - from, CharClass.SINGLE_QUOTED);
          case '`' -> closing(line, quote, quote - from, CharClass.BACKTICKED);
          default -> -1;
        };
    if (end == quote + 1 && quote == from && line.at(end + 1) == line.at(quote)) {
      return at(line, end + 1);
    }
    if (end >= 0) {
      return new ValueText(quote + 1, end, true);
    }
    return bare(line, Separator.afterQuotes(line, start));
  }

  /** The value that ends where markup starts. */
  static ValueText xml(Line line, int start) {
    if (!line.startsWith(CDATA, start)) {
      return new ValueText(start, line.runEnd(CharClass.XML_TEXT, start), true);
    }
    int end = line.runEnd(CharClass.XML_TEXT, start + CDATA.length());
    return new ValueText(
        start + CDATA.length(), line.startsWith("]]>", end - 3) ? end - 3 : end, true);
  }

  boolean isEmpty() {
    return start >= end;
  }

  String of(Line line) {
    return line.text(start, end);
  }

  /** The start of the closing quote with its backslashes; -1 if there is none. */
  private static int closing(Line line, int opening, int backslashes, CharClass inside) {
    int at = opening + 1;
    while (true) {
      int quote = line.runEnd(inside, at);
      if (line.at(quote) != line.at(opening)) {
        return -1;
      }
      int before = quote;
      while (before > opening + 1 && line.at(before - 1) == '\\') {
        before--;
      }
      int escapes = quote - before;
      boolean closes = backslashes == 0 ? escapes % 2 == 0 : escapes <= backslashes;
      if (closes) {
        return backslashes == 0 ? quote : before;
      }
      at = quote + 1;
    }
  }

  private static ValueText bare(Line line, int start) {
    int end = line.runEnd(CharClass.BARE, start);
    while (end > start && line.at(end - 1) == '\\') {
      end--;
    }
    return new ValueText(start, withoutClosing(line, start, end), false);
  }

  /** Excludes a closing bracket whose opening bracket precedes the value. */
  private static int withoutClosing(Line line, int start, int end) {
    int at = end;
    while (at > start && ")]}".indexOf(line.at(at - 1)) >= 0) {
      char opening = "([{".charAt(")]}".indexOf(line.at(at - 1)));
      for (int i = start; i < at && i < start + 256; i++) {
        if (line.at(i) == opening) {
          return at;
        }
      }
      at--;
    }
    return at;
  }
}
