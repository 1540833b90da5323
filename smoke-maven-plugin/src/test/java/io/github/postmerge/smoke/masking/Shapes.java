package io.github.postmerge.smoke.masking;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fills the shapes in a text, so that no source contains a complete token. */
final class Shapes {

  private static final Pattern RUN = Pattern.compile("\\{(\\w+):(\\d+)\\}");
  private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
  private static final String LETTERS = SMALL + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final String DIGITS = "0123456789";

  private static final Map<String, String> ALPHABETS =
      Map.ofEntries(
          Map.entry("hex", DIGITS + "abcdef"),
          Map.entry("HEX", DIGITS + "ABCDEF"),
          Map.entry("Hex", DIGITS + "abcdef"),
          Map.entry("an", SMALL + SMALL.toUpperCase(Locale.ROOT) + DIGITS),
          Map.entry("mixed", SMALL + SMALL.toUpperCase(Locale.ROOT) + DIGITS),
          Map.entry("lan", SMALL + DIGITS),
          Map.entry("AN", SMALL.toUpperCase(Locale.ROOT) + DIGITS),
          Map.entry("upper", SMALL.toUpperCase(Locale.ROOT) + DIGITS),
          Map.entry("b64", SMALL + SMALL.toUpperCase(Locale.ROOT) + DIGITS + "+/"),
          Map.entry("lower", SMALL),
          Map.entry("digit", DIGITS),
          Map.entry("digits", DIGITS));

  private Shapes() {}

  static String fill(String text, Random random) {
    String plain = text.replace("{uuid}", "{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}");
    return RUN.matcher(plain)
        .replaceAll(
            run -> {
              String letters = ALPHABETS.getOrDefault(run.group(1), LETTERS);
              return of(letters, Integer.parseInt(run.group(2)), random);
            });
  }

  /** The third character is a digit and the fourth a letter, if the alphabet has both. */
  private static String of(String letters, int length, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      char c = letters.charAt(random.nextInt(letters.length()));
      if (i == 2 && letters.indexOf('7') >= 0) {
        c = DIGITS.charAt(random.nextInt(10));
      } else if (i == 3 && !Character.isLetter(c) && !letters.equals(DIGITS)) {
        c = letters.contains("a") ? 'b' : 'B';
      }
      text.append(c);
    }
    return text.toString();
  }

  /** The masked form of a text with « and » around its secrets. */
  static String masked(String text) {
    return text.replaceAll("(?s)«.*?»", "[MASKED]");
  }

  static String unmarked(String text) {
    return text.replace("«", "").replace("»", "");
  }

  static Stream<String> lines(String resource) {
    try (InputStream in = Shapes.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> !line.startsWith("# ") && !line.isBlank()).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
