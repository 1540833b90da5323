package io.github.postmerge.smoke.attributes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What git answered when {@code record.py} asked it. */
final class Recorded {

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x(..)|(.))");

  private Recorded() {}

  /** The lines of a table, in fields. */
  static List<List<String>> table(String name) {
    try (InputStream file = Objects.requireNonNull(Recorded.class.getResourceAsStream(name))) {
      return new String(file.readAllBytes(), UTF_8)
          .lines()
          .map(line -> List.of(line.split("\t", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of an escaped text. */
  static byte[] bytes(String escaped) {
    return unescaped(escaped).getBytes(ISO_8859_1);
  }

  /** An escaped text. */
  static String unescaped(String escaped) {
    return ESCAPE
        .matcher(escaped)
        .replaceAll(
            match ->
                java.util.regex.Matcher.quoteReplacement(Character.toString(character(match))));
  }

  private static int character(MatchResult escape) {
    if (escape.group(1) != null) {
      return Integer.parseInt(escape.group(1), 16);
    }
    char letter = escape.group(2).charAt(0);
    return switch (letter) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> letter;
    };
  }
}
