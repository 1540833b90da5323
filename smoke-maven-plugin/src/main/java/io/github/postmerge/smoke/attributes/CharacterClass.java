package io.github.postmerge.smoke.attributes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.BitSet;

/**
 * A bracket expression; one without its closing bracket accepts nothing.
 *
 * @param accepted the bytes that it accepts
 * @param end index of the rest of the pattern
 */
record CharacterClass(BitSet accepted, int end) {

  private static final int BYTES = 256;
  private static final int SPACE = 32;
  private static final int DELETE = 127;

  boolean accepts(byte b) {
    return b != '/' && accepted.get(b & 0xff);
  }

  static CharacterClass at(byte[] pattern, int bracket) {
    return new Reading(pattern, bracket + 1).read();
  }

  private static final class Reading {

    private final byte[] pattern;
    private final BitSet set = new BitSet(BYTES);
    private int at;
    private int previous;

    Reading(byte[] pattern, int at) {
      this.pattern = pattern;
      this.at = at;
    }

    CharacterClass read() {
      boolean negated = peek() == '!' || peek() == '^';
      if (negated) {
        at++;
      }
      boolean first = true;
      while (first || peek() != ']') {
        if (at >= pattern.length || !takeOne()) {
          return new CharacterClass(new BitSet(), pattern.length);
        }
        first = false;
      }
      if (negated) {
        set.flip(0, BYTES);
      }
      return new CharacterClass(set, at + 1);
    }

    private boolean takeOne() {
      int c = pattern[at++] & 0xff;
      if (c == '[' && peek() == ':') {
        return takeNamed();
      }
      if (c == '-' && previous != 0 && at < pattern.length && peek() != ']') {
        int last = peek() == '\\' ? escaped() : pattern[at++] & 0xff;
        set.set(Math.min(previous, last + 1), last + 1);
        previous = 0;
        return last >= 0;
      }
      if (c == '\\') {
        at--;
        c = escaped();
        if (c < 0) {
          return false;
        }
      }
      set.set(c);
      previous = c;
      return true;
    }

    /** The byte after the backslash; negative if there is none. */
    private int escaped() {
      at += 2;
      return at > pattern.length ? -1 : pattern[at - 1] & 0xff;
    }

    private boolean takeNamed() {
      int close = at + 1;
      while (close < pattern.length && pattern[close] != ']') {
        close++;
      }
      if (close >= pattern.length) {
        return false;
      }
      if (close - at < 2 || pattern[close - 1] != ':') {
        set.set('[');
        previous = '[';
        return true;
      }
      String name = new String(pattern, at + 1, close - at - 2, ISO_8859_1);
      at = close + 1;
      previous = 0;
      return addNamed(name);
    }

    private boolean addNamed(String name) {
      boolean known = true;
      for (int c = 0; c <= DELETE; c++) {
        switch (name) {
          case "alnum" -> set.set(c, set.get(c) || isAlpha(c) || isDigit(c));
          case "alpha" -> set.set(c, set.get(c) || isAlpha(c));
          case "blank" -> set.set(c, set.get(c) || c == ' ' || c == '\t');
          case "cntrl" -> set.set(c, set.get(c) || c < SPACE || c == DELETE);
          case "digit" -> set.set(c, set.get(c) || isDigit(c));
          case "graph" -> set.set(c, set.get(c) || isGraph(c));
          case "lower" -> set.set(c, set.get(c) || (c >= 'a' && c <= 'z'));
          case "print" -> set.set(c, set.get(c) || isGraph(c) || c == ' ');
          case "punct" -> set.set(c, set.get(c) || (isGraph(c) && !isAlpha(c) && !isDigit(c)));
          case "space" -> set.set(c, set.get(c) || c == ' ' || (c >= '\t' && c <= '\r'));
          case "upper" -> set.set(c, set.get(c) || (c >= 'A' && c <= 'Z'));
          case "xdigit" ->
              set.set(
                  c, set.get(c) || isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'));
          default -> known = false;
        }
      }
      return known;
    }

    private static boolean isAlpha(int c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
      return c >= '0' && c <= '9';
    }

    private static boolean isGraph(int c) {
      return c > SPACE && c < DELETE;
    }

    private int peek() {
      return at < pattern.length ? pattern[at] : -1;
    }
  }
}
