package io.github.postmerge.smoke.masking;

/** Removes ANSI control sequences. */
final class AnsiSequences {

  private static final byte ESCAPE = 0x1B;

  private AnsiSequences() {}

  /** Whether a text may contain control sequences. */
  static boolean areIn(byte[] text) {
    for (byte b : text) {
      if (b == ESCAPE) {
        return true;
      }
    }
    return false;
  }

  /** Whether a control sequence ends before this offset. */
  static boolean endsAt(byte[] text, int offset) {
    int at = offset - 2;
    while (at > 0 && text[at] >= 0x20 && text[at] < 0x40) {
      at--;
    }
    return at > 0
        && text[at] == '['
        && text[at - 1] == ESCAPE
        && sequenceEnd(text, at - 1) == offset;
  }

  static FilteredBytes remove(byte[] text) {
    FilteredBytes rest = new FilteredBytes(text);
    int at = 0;
    while (at < text.length) {
      int after = sequenceEnd(text, at);
      if (after == at) {
        rest.keep(at++);
      } else {
        at = after;
      }
    }
    return rest;
  }

  /**
   * The end of a control sequence that starts here: an ECMA-48 CSI sequence, or the selection of a
   * character set.
   */
  private static int sequenceEnd(byte[] text, int at) {
    if (text[at] != ESCAPE || at + 2 >= text.length) {
      return at;
    }
    if (text[at + 1] == '(' || text[at + 1] == ')') {
      return at + 3;
    }
    if (text[at + 1] != '[') {
      return at;
    }
    int end = at + 2;
    while (end < text.length && text[end] >= 0x20 && text[end] < 0x40) {
      end++;
    }
    return end < text.length && text[end] >= 0x40 && text[end] < 0x7F ? end + 1 : at;
  }
}
