package io.github.postmerge.smoke.masking;

/**
 * Finds the base64 lines of a PEM block that lacks its beginning or end.
 *
 * <p>A line ends with a line break or an escaped one, because keys occur in JSON and in environment
 * variables too.
 */
final class PemBody {

  /** A shorter line may be a word; PEM lines are 64, 70 or 76 wide, except the last one. */
  private static final int WIDE = 16;

  private PemBody() {}

  /** The end of the body that starts here. */
  static int endAfter(byte[] text, int start, int limit) {
    int end = start;
    int width = 0;
    int at = skipBreaks(text, start, limit);
    while (at < limit) {
      int lineEnd = lineEnd(text, at, limit);
      int run = base64(text, at, lineEnd);
      boolean whole = at + run == lineEnd;
      if (run == 0 || (!whole && run < WIDE)) {
        if (width > 0 || !isHeader(text, at, lineEnd)) {
          return end;
        }
        run = lineEnd - at;
        whole = true;
      } else if (run < width) {
        return at + run;
      } else {
        width = run;
      }
      end = at + run;
      if (!whole) {
        return end;
      }
      at = skipBreaks(text, end, limit);
    }
    return end;
  }

  /** The start of the body that ends here. */
  static int startBefore(byte[] text, int end) {
    int start = end;
    int at = end;
    for (int line = 0; at > 0; line++) {
      int lineEnd = skipBreaksBack(text, at);
      int run = base64Back(text, lineEnd);
      int runStart = lineEnd - run;
      boolean whole = runStart == 0 || isBreak(text, runStart - 1);
      boolean ending = whole && (line < 2 || runStart == 0);
      if (run == 0 || (run < WIDE && !ending)) {
        return start;
      }
      start = runStart;
      at = whole ? runStart : 0;
    }
    return start;
  }

  /** The start of wide base64 lines at the end of the text; its length if there are none. */
  static int openFrom(byte[] text) {
    int start = startBefore(text, text.length);
    boolean wide = false;
    int run = 0;
    for (int i = start; i < text.length; i++) {
      run = CharClass.B64.has(text[i]) ? run + 1 : 0;
      wide |= run >= WIDE;
    }
    return wide && text.length - start <= PrivateKeys.MOST_BYTES ? start : text.length;
  }

  private static int skipBreaks(byte[] text, int from, int limit) {
    int at = from;
    while (at < limit && (isBlank(text[at]) || escapedBreak(text, at, limit) > 0)) {
      at += Math.max(1, escapedBreak(text, at, limit));
    }
    return at;
  }

  private static int skipBreaksBack(byte[] text, int from) {
    int at = from;
    while (at > 0 && (isBlank(text[at - 1]) || isBreak(text, at - 1))) {
      at -= isBlank(text[at - 1]) ? 1 : 2;
    }
    return at;
  }

  private static int lineEnd(byte[] text, int from, int limit) {
    int at = from;
    while (at < limit
        && text[at] != '\n'
        && text[at] != '\r'
        && escapedBreak(text, at, limit) == 0) {
      at++;
    }
    return at;
  }

  private static int escapedBreak(byte[] text, int at, int limit) {
    int slashes = 0;
    while (at + slashes < limit && text[at + slashes] == '\\' && slashes < 4) {
      slashes++;
    }
    int end = at + slashes;
    return slashes > 0 && end < limit && (text[end] == 'n' || text[end] == 'r') ? slashes + 1 : 0;
  }

  /** Whether a line break, or the letter of an escaped one, is here. */
  private static boolean isBreak(byte[] text, int at) {
    return isBlank(text[at])
        || ((text[at] == 'n' || text[at] == 'r') && at > 0 && text[at - 1] == '\\');
  }

  private static boolean isHeader(byte[] text, int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      if (text[i] == ':') {
        return i > from && text[i + 1] == ' ';
      }
      if (!CharClass.B64.has(text[i]) && text[i] != '-') {
        return false;
      }
    }
    return false;
  }

  private static int base64(byte[] text, int from, int to) {
    int at = from;
    while (at < to && CharClass.B64.has(text[at])) {
      at++;
    }
    return at - from;
  }

  private static int base64Back(byte[] text, int from) {
    int at = from;
    while (at > 0 && CharClass.B64.has(text[at - 1]) && !isBreak(text, at - 1)) {
      at--;
    }
    return from - at;
  }

  private static boolean isBlank(byte b) {
    return b == '\n' || b == '\r' || b == ' ' || b == '\t' || b == '\\';
  }
}
