package io.github.postmerge.smoke.parameters;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Parses a parameter that lists exit codes other than 0. */
final class ExitCodes {

  private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");
  private static final int MOST = 255;
  private static final NumberRange RANGE = new NumberRange("an exit code", 1, MOST);

  private ExitCodes() {}

  static Set<Integer> parse(String name, String text) throws InvalidRequestException {
    Set<Integer> codes = new TreeSet<>();
    for (String code : SEPARATOR.split(text, -1)) {
      if (!code.isEmpty()) {
        codes.add(parseOne(name, code));
      }
    }
    return codes;
  }

  private static int parseOne(String name, String code) throws InvalidRequestException {
    return RANGE
        .parse(code)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    String.format(
                        Locale.ROOT,
                        "%s has \"%s\", which must be an exit code from 1 to %d. Write codes with"
                            + " commas between them, such as 75,125.",
                        name,
                        code,
                        MOST)))
        .intValue();
  }
}
