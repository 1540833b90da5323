package io.github.postmerge.smoke.health.page;

import io.github.postmerge.smoke.text.ShortText;

/** Text without invisible characters and those that change the direction of the text around it. */
final class VisibleText {

  private static final char REPLACEMENT = '\uFFFD';

  /** Longer than usual subjects and names. */
  private static final int LONGEST = 120;

  private VisibleText() {}

  /** Replaces control characters, lone surrogates and bidirectional controls. */
  static String of(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (isVisible(point)) {
                visible.appendCodePoint(point);
              } else {
                visible.append(REPLACEMENT);
              }
            });
    return visible.toString();
  }

  /** The beginning of a longer text. */
  static String brief(String text) {
    return ShortText.of(text, LONGEST, "…");
  }

  private static boolean isVisible(int point) {
    if (point == '\n' || point == '\t') {
      return true;
    }
    boolean turns = (0x202A <= point && point <= 0x202E) || (0x2066 <= point && point <= 0x2069);
    return !turns
        && point != 0xFFFE
        && point != 0xFFFF
        && switch (Character.getType(point)) {
          case Character.CONTROL, Character.SURROGATE -> false;
          default -> true;
        };
  }
}
