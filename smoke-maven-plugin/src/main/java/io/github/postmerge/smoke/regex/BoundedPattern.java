package io.github.postmerge.smoke.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Locale;

/** Compiles user-supplied patterns, and rejects those that would be too large. */
public final class BoundedPattern {

  /** Maximum length in characters. */
  static final int LONGEST = 5_000;

  /** Maximum size in instructions; each costs memory, and time for each searched byte. */
  static final int LARGEST = 10_000;

  /** Maximum depth of groups; the parser is recursive. */
  static final int DEEPEST = 100;

  /** Characters of a pattern that a message shows. */
  private static final int SHOWN = 80;

  private BoundedPattern() {}

  /**
   * Compiles a pattern.
   *
   * @param regex in RE2 syntax
   * @param flags of {@link Pattern}
   * @throws PatternSyntaxException if it is invalid or too large; its description says which
   */
  public static Pattern compile(String regex, int flags) {
    if (regex.length() > LONGEST) {
      throw refused("it has %d characters, and at most %d are allowed", regex.length(), LONGEST);
    }
    PatternSize size = PatternSize.of(regex);
    if (size.depth() > DEEPEST) {
      throw refused(
          "its groups are nested %d deep, and at most %d are allowed", size.depth(), DEEPEST);
    }
    if (size.instructions() > LARGEST) {
      throw refused(
          "with its repetitions written out it has %d parts, and at most %d are allowed",
          size.instructions(), LARGEST);
    }
    return Pattern.compile(regex, flags);
  }

  /** The pattern as a message shows it; a long one is truncated. */
  public static String shown(String regex) {
    int end = regex.offsetByCodePoints(0, Math.min(SHOWN, regex.codePointCount(0, regex.length())));
    return end == regex.length() ? regex : regex.substring(0, end) + "...";
  }

  private static PatternSyntaxException refused(String why, long is, long limit) {
    return new PatternSyntaxException(String.format(Locale.ROOT, why, is, limit));
  }
}
