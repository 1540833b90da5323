package io.github.postmerge.smoke.attributes;

import java.util.Optional;

/**
 * A name in double quotes, with the escapes of C.
 *
 * @param text the unescaped name, with one character per byte
 * @param end the index after the closing quote
 */
record Quoted(String text, int end) {

  private static final String ESCAPES = "abfnrtv\\\"";
  private static final String MEANINGS = "\007\b\f\n\r\t\013\\\"";
  private static final int OCTAL_DIGITS = 3;

  /** Empty if no quoted name begins here, or it is not closed or has an unknown escape. */
  static Optional<Quoted> at(String line, int start) {
    if (line.charAt(start) != '"') {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    int at = start + 1;
    while (at < line.length() && line.charAt(at) != '"') {
      if (line.charAt(at) != '\\') {
        text.append(line.charAt(at++));
        continue;
      }
      int known = at + 1 < line.length() ? ESCAPES.indexOf(line.charAt(at + 1)) : -1;
      if (known >= 0) {
        text.append(MEANINGS.charAt(known));
        at += 2;
      } else if (isOctal(line, at + 1)) {
        text.append(
            (char) Integer.parseInt(line.substring(at + 1, at + 1 + OCTAL_DIGITS), Byte.SIZE));
        at += 1 + OCTAL_DIGITS;
      } else {
        return Optional.empty();
      }
    }
    return at < line.length() ? Optional.of(new Quoted(text.toString(), at + 1)) : Optional.empty();
  }

  private static boolean isOctal(String line, int at) {
    return at + OCTAL_DIGITS <= line.length()
        && line.substring(at, at + OCTAL_DIGITS).matches("[0-3][0-7]{2}");
  }
}
