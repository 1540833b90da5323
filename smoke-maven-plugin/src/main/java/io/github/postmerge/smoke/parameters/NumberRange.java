package io.github.postmerge.smoke.parameters;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The range of whole numbers for a parameter.
 *
 * @param what a noun for the message, such as {@code a number of seconds}
 */
record NumberRange(String what, long least, long most) {

  /** A parameter's value, or the default if it has none. */
  long of(String name, @Nullable String given, long otherwise) throws InvalidRequestException {
    return given == null ? otherwise : of(name, given, Long.toString(otherwise));
  }

  /**
   * A parameter's value.
   *
   * @param otherwise the default in words, for the message
   */
  long of(String name, String given, String otherwise) throws InvalidRequestException {
    String value = given.strip();
    return parse(value)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    String.format(
                        Locale.ROOT,
                        "%s \"%s\" must be %s from %d to %d. Correct it, or leave it out for %s.",
                        name,
                        value,
                        what,
                        least,
                        most,
                        otherwise)));
  }

  /** Empty if the text is not a number or is out of range. */
  Optional<Long> parse(String text) {
    try {
      return Optional.of(Long.parseLong(text)).filter(number -> number >= least && number <= most);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
