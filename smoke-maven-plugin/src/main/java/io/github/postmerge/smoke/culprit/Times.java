package io.github.postmerge.smoke.culprit;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Formats times for files. */
final class Times {

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private Times() {}

  /** RFC 3339, UTC, milliseconds. */
  static String milliseconds(Instant time) {
    return MILLISECONDS.format(time);
  }
}
