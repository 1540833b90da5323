package io.github.postmerge.smoke.masking;

import java.util.Locale;
import java.util.function.IntPredicate;

/** A set of bytes that a part of a secret may have. */
enum CharClass {
  /** Digits. */
  DIGIT(c -> c >= '0' && c <= '9'),
  /** Hexadecimal digits in either case; most tokens use only one. */
  HEX(c -> DIGIT.has(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')),
  /** Letters and digits. */
  AN(c -> DIGIT.has(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')),
  /** Upper-case letters and digits. */
  CAPITAL(c -> DIGIT.has(c) || (c >= 'A' && c <= 'Z')),
  /** Lower-case letters and digits. */
  LAN(c -> DIGIT.has(c) || (c >= 'a' && c <= 'z')),
  /** Letters, digits and underscores. */
  WORD(c -> AN.has(c) || c == '_'),
  /** Base64 for URLs. */
  URL(c -> WORD.has(c) || c == '-'),
  /** Base64. */
  B64(c -> AN.has(c) || c == '+' || c == '/' || c == '='),
  /** Base64 for URLs, points and equals signs. */
  DOT(c -> URL.has(c) || c == '.' || c == '='),
  /** Both kinds of base64 and points. */
  ALL(c -> DOT.has(c) || c == '+' || c == '/' || c == '~'),
  /** Letters, digits and tilde. */
  TILDE(c -> URL.has(c) || c == '.' || c == '~'),
  /** Upper-case letters, digits and hyphens. */
  DASH(c -> CAPITAL.has(c) || c == '-'),
  /** Letters, digits, points and hyphens. */
  SLACK(c -> AN.has(c) || c == '.' || c == '-'),
  /** Characters of a path. */
  PATH(c -> URL.has(c) || c == '/' || c == '+'),
  /** A path with the separators of Microsoft's webhooks. */
  HOOK(c -> PATH.has(c) || c == '@'),
  /** Letters, digits and percent signs. */
  PCT(c -> AN.has(c) || c == '%'),
  /** Base64 for URLs with a digit and a letter in it. */
  MIX(URL::has),
  /**
   * The same, after something that is neither a letter nor a digit, point, underscore or hyphen.
   */
  SKMIX(URL::has),
  /** Base64 for URLs and points, as after the prefix of a GitHub token. */
  GHTAIL(c -> URL.has(c) || c == '.'),
  /** No blank, no control character, no quote, comma, semicolon or ampersand. */
  BARE(c -> (c > ' ' || c < 0) && "\"',;&`".indexOf(c) < 0),
  /** No blank, no control character, no quote. */
  SHELL_WORD(c -> (c > ' ' || c < 0) && "\"'`".indexOf(c) < 0),
  /** No blank and no control character. */
  VISIBLE(c -> c > ' ' || c < 0),
  /** No line break and no double quote. */
  DOUBLE_QUOTED(c -> c != '"' && c != '\n' && c != '\r'),
  /** No line break and no single quote. */
  SINGLE_QUOTED(c -> c != '\'' && c != '\n' && c != '\r'),
  /** No line break and no backtick. */
  BACKTICKED(c -> c != '`' && c != '\n' && c != '\r'),
  /** No line break. */
  LINE(c -> c != '\n' && c != '\r'),
  /** No markup. */
  XML_TEXT(c -> c != '<' && c != '\n' && c != '\r'),
  /** Characters of a name. */
  NAME(c -> c < 0 || URL.has(c) || c == '.'),
  /** No blank, no quote, no slash, no question mark, no number sign, no markup. */
  USERINFO(c -> (c > ' ' || c < 0) && "/?#\"'<>`".indexOf(c) < 0),
  /** Characters of a URL. */
  URL_TEXT(c -> (c > ' ' || c < 0) && "\"'<>`".indexOf(c) < 0);

  /** Not modified after construction. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final boolean[] bytes = new boolean[256];

  CharClass(IntPredicate member) {
    for (int b = -128; b < 128; b++) {
      bytes[b & 0xFF] = member.test(b);
    }
  }

  boolean has(int symbol) {
    return bytes[symbol & 0xFF];
  }

  static CharClass named(String name) {
    return name.equals("HEX") || name.equals("Hex") || name.equals("hex")
        ? HEX
        : name.equals("AN") ? CAPITAL : valueOf(name.toUpperCase(Locale.ROOT));
  }
}
