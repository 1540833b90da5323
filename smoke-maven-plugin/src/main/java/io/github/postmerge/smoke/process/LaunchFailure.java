package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** System errors of a launch that the command causes. */
enum LaunchFailure {
  /** No such file. */
  MISSING(2, "was not found; install it, or give its path"),
  /** Arguments and environment together are too large. */
  TOO_LONG(7, "was given too many or too long arguments; pass them in a file"),
  /** Neither a binary of this system nor a script. */
  UNKNOWN_FORMAT(
      8, "has a format that this system cannot execute; check that the file is complete"),
  /** Not executable. */
  FORBIDDEN(13, "is not executable; run chmod +x on it, or name its interpreter");

  private static final Pattern NUMBER = Pattern.compile("error(?:=|: )(\\d{1,4})\\b");

  private final int error;
  private final String why;

  LaunchFailure(int error, String why) {
    this.error = error;
    this.why = why;
  }

  /** Why the command cannot be launched; throws the exception if the system is the cause. */
  static String why(ProcessSpec spec, IOException failure) throws IOException {
    return of(failure)
        .map(known -> "program \"" + spec.argv().get(0) + "\" " + known.why)
        .orElseThrow(() -> failure);
  }

  /** The JDK gives the error number only in its message, which JDK 25 words differently. */
  private static Optional<LaunchFailure> of(IOException failure) {
    Matcher number = NUMBER.matcher(String.valueOf(failure.getMessage()));
    return number.find()
        ? Arrays.stream(values())
            .filter(known -> known.error == Integer.parseInt(number.group(1)))
            .findFirst()
        : Optional.empty();
  }
}
