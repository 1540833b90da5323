package io.github.postmerge.smoke.command;

/** Shows a value from outside in a message: short, and without control characters. */
final class Printable {

  private static final int LONGEST = 80;

  private Printable() {}

  static String of(String value) {
    StringBuilder shown = new StringBuilder();
    value
        .codePoints()
        .limit(LONGEST)
        .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c));
    return value.codePointCount(0, value.length()) > LONGEST ? shown + "..." : shown.toString();
  }
}
