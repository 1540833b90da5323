package io.github.postmerge.smoke.masking;

import java.util.Locale;
import java.util.Set;

/** What a value looks like to a reader. */
final class Looks {

  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "null",
          "none",
          "nil",
          "true",
          "false",
          "undefined",
          "empty",
          "required",
          "missing",
          "invalid",
          "unset",
          "redacted",
          "hidden",
          "string",
          "(null)",
          "(none)",
          "(empty)");

  private Looks() {}

  /** Letters and digits mixed: no word, and no number. */
  static boolean random(String value) {
    return value.chars().anyMatch(c -> c >= '0' && c <= '9')
        && value.chars().anyMatch(Character::isLetter);
  }

  /** Stands for a value that is not there, or is set elsewhere. */
  static boolean placeholder(String value) {
    return PLACEHOLDERS.contains(value.toLowerCase(Locale.ROOT))
        || value.startsWith("$")
        || value.startsWith("<")
        || value.startsWith("{{")
        || value.chars().allMatch(c -> c == '*' || c == '.' || c == 'x');
  }
}
