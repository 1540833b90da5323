package io.github.postmerge.smoke.masking;

/** Decides whether a token can start at an offset. */
final class TokenBoundary {

  private TokenBoundary() {}

  /** Not after a letter or digit, unless it belongs to an escape; an underscore is allowed. */
  static boolean isBoundary(Line line, int at) {
    return !CharClass.AN.has(line.at(at - 1)) || isEscape(line, at);
  }

  /** The same, and not after an underscore, hyphen or point. */
  static boolean isClear(Line line, int at) {
    return !CharClass.NAME.has(line.at(at - 1)) || isEscape(line, at);
  }

  private static boolean isEscape(Line line, int at) {
    return isLetterEscape(line, at) || isHexEscape(line, at) || isColour(line, at);
  }

  /** {@code \n}, {@code \t} and similar, octal {@code \033}. */
  private static boolean isLetterEscape(Line line, int at) {
    if (line.at(at - 2) == '\\' && "nrtbfve0".indexOf(line.at(at - 1)) >= 0) {
      return true;
    }
    int start = line.runStart(CharClass.DIGIT, at, 3);
    return at - start == 3 && line.at(start - 1) == '\\';
  }

  /** {@code %3D}, {@code =3D}, {@code \x3d}, and the same with four digits. */
  private static boolean isHexEscape(Line line, int at) {
    int start = line.runStart(CharClass.HEX, at, 8);
    int digits = at - start;
    for (int length = 2; length <= Math.min(4, digits); length += 2) {
      int before = at - length - 1;
      boolean two = length == 2 && (line.at(before) == '%' || line.at(before) == '=');
      boolean escape = line.at(before) == (length == 2 ? 'x' : 'u') && line.at(before - 1) == '\\';
      if (two || escape) {
        return true;
      }
    }
    return digits >= 4
        && line.at(at - 5) == '%'
        && line.at(at - 4) == '2'
        && line.at(at - 3) == '5';
  }

  /** {@code [33m} without its escape character. */
  private static boolean isColour(Line line, int at) {
    if (line.at(at - 1) != 'm') {
      return false;
    }
    int start = at - 1;
    while (at - start < 12
        && (CharClass.DIGIT.has(line.at(start - 1)) || line.at(start - 1) == ';')) {
      start--;
    }
    return line.at(start - 1) == '[';
  }
}
