package io.github.postmerge.smoke.masking;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Splits a name into words in capitals.
 *
 * <p>A word ends at each character that is not a letter or digit, and before each capital of {@code
 * camelCase}. Digits at the end of a word are removed.
 */
final class NameWords {

  private NameWords() {}

  static List<String> of(String name) {
    StringBuilder split = new StringBuilder();
    char before = '_';
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean next = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
      if (Character.isUpperCase(c)
          && (Character.isLowerCase(before)
              || Character.isDigit(before)
              || (next && Character.isUpperCase(before)))) {
        split.append('_');
      }
      split.append(Character.isLetterOrDigit(c) ? c : '_');
      before = c;
    }
    return Stream.of(split.toString().toUpperCase(Locale.ROOT).split("_", -1))
        .map(NameWords::withoutDigits)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static String withoutDigits(String word) {
    int end = word.length();
    while (end > 0 && Character.isDigit(word.charAt(end - 1))) {
      end--;
    }
    return word.substring(0, end);
  }
}
