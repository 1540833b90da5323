package io.github.postmerge.smoke.parameters;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses a parameter that is a number of bytes, plain or with a unit. */
final class ByteSize {

  /** Each unit is 1,024 times the one before. */
  private static final List<String> UNITS = List.of("", "KB", "MB", "GB");

  private static final int BITS_PER_UNIT = 10;
  private static final Pattern SIZE = Pattern.compile("(\\d{1,13}) ?(|KB|MB|GB)");

  /** 1,024 GB. */
  private static final long MOST = 1L << 40;

  private ByteSize() {}

  static long parse(String name, String value, String otherwise) throws InvalidRequestException {
    Matcher size = SIZE.matcher(value.toUpperCase(Locale.ROOT));
    if (size.matches()) {
      long number = Long.parseLong(size.group(1));
      int shift = BITS_PER_UNIT * UNITS.indexOf(size.group(2));
      if (number <= MOST >> shift) {
        return number << shift;
      }
    }
    throw new InvalidRequestException(
        String.format(
            "%s \"%s\" must be a size from 0 to 1024GB. Write a number of bytes, or of KB, MB or GB,"
                + " such as %s.",
            name, value, otherwise));
  }
}
