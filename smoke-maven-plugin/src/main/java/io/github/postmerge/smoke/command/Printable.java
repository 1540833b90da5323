package io.github.postmerge.smoke.command;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prepares an external value for a message: shortened, and without control characters. */
final class Printable {

  private static final int LONGEST = 80;
  private static final int MOST_KEYS = 10;

  private Printable() {}

  /** The keys of a mapping, at most ten. */
  static String keys(Collection<String> keys) {
    if (keys.isEmpty()) {
      return "no keys";
    }
    String first =
        keys.stream().limit(MOST_KEYS).map(Printable::of).collect(Collectors.joining(", "));
    return keys.size() > MOST_KEYS
        ? String.format(Locale.ROOT, "the keys: %s and %d more", first, keys.size() - MOST_KEYS)
        : "the keys: " + first;
  }

  static String of(String value) {
    StringBuilder shown = new StringBuilder();
    value
        .codePoints()
        .limit(LONGEST)
        .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c));
    return value.codePointCount(0, value.length()) > LONGEST ? shown + "..." : shown.toString();
  }
}
