package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.blame.FlakeRate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats times, numbers and rates for people. */
final class Words {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final double MILLIS = 1_000.0;
  private static final int PERCENT = 100;

  private Words() {}

  static String time(Instant at) {
    return MINUTES.format(at);
  }

  static String exactTime(Instant at) {
    return SECONDS.format(at);
  }

  /** A duration in its two largest units that are not zero. */
  static String duration(Duration length) {
    Duration positive = length.isNegative() ? Duration.ZERO : length;
    if (positive.toDays() > 1) {
      return positive.toDays() + " d " + positive.toHoursPart() + " h";
    }
    if (positive.toHours() > 0) {
      return positive.toHours() + " h " + positive.toMinutesPart() + " min";
    }
    return positive.toMinutes() > 0 ? positive.toMinutes() + " min" : positive.toSeconds() + " s";
  }

  static String seconds(long milliseconds) {
    return String.format(Locale.ROOT, "%.1f s", milliseconds / MILLIS);
  }

  static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  static String rate(FlakeRate rate) {
    return String.format(
        Locale.ROOT,
        "%d of %s (%s to %s)",
        rate.flaky(),
        count(rate.runs(), "run"),
        percent(rate.low()),
        percent(rate.high()));
  }

  private static String percent(double part) {
    double percent = part * PERCENT;
    return String.format(Locale.ROOT, percent < 10 ? "%.1f %%" : "%.0f %%", percent);
  }
}
