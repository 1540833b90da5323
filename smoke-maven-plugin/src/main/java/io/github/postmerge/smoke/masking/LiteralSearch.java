package io.github.postmerge.smoke.masking;

import java.util.Arrays;

/** Searches for one literal with Horspool's algorithm. */
final class LiteralSearch {

  private final byte[] literal;
  private final int[] skip = new int[256];

  /** Searches for a literal of at least one byte. */
  LiteralSearch(byte[] literal) {
    this.literal = literal;
    Arrays.fill(skip, literal.length);
    for (int i = 0; i < literal.length - 1; i++) {
      skip[literal[i] & 0xFF] = literal.length - 1 - i;
    }
  }

  int length() {
    return literal.length;
  }

  /** The offset of the next occurrence at or after an offset; -1 if there is none. */
  int next(byte[] text, int from) {
    int last = literal.length - 1;
    for (int at = from; at + last < text.length; at += skip[text[at + last] & 0xFF]) {
      if (text[at + last] == literal[last] && isAt(text, at, literal)) {
        return at;
      }
    }
    return -1;
  }

  /**
   * The start of a possibly incomplete occurrence at the end of the text; the text's length if
   * there is none.
   */
  int openFrom(byte[] text) {
    for (int at = Math.max(0, text.length - literal.length); at < text.length; at++) {
      if (Arrays.equals(text, at, text.length, literal, 0, text.length - at)) {
        return at;
      }
    }
    return text.length;
  }

  static boolean isAt(byte[] text, int at, byte[] literal) {
    return at >= 0
        && at + literal.length <= text.length
        && Arrays.equals(text, at, at + literal.length, literal, 0, literal.length);
  }
}
