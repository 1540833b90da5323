package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the system answers to a launch that is the command's own fault. */
enum LaunchFailure {
  /** No such file. */
  MISSING(2, "was not found; install it, or give its path"),
  /** Arguments and environment are together too large. */
  TOO_LONG(7, "was given too many or too long arguments; pass them in a file"),
  /** Neither a binary of this system nor a script. */
  NO_PROGRAM(8, "is in no format that this system can execute; check that it is whole"),
  /** Not executable. */
  FORBIDDEN(13, "may not be executed; run chmod +x on it, or name its interpreter");

  private static final Pattern NUMBER = Pattern.compile("error(?:=|: )(\\d{1,4})\\b");

  private final int error;
  private final String why;

  LaunchFailure(int error, String why) {
    this.error = error;
    this.why = why;
  }

  /** Why the command cannot be launched; the exception itself where the system is to blame. */
  static String why(ProcessSpec spec, IOException failure) throws IOException {
    return of(failure)
        .map(known -> "program \"" + spec.argv().get(0) + "\" " + known.why)
        .orElseThrow(() -> failure);
  }

  /** The JDK tells the system's error number in its message only; from 25 on in other words. */
  private static Optional<LaunchFailure> of(IOException failure) {
    Matcher number = NUMBER.matcher(String.valueOf(failure.getMessage()));
    return number.find()
        ? Arrays.stream(values())
            .filter(known -> known.error == Integer.parseInt(number.group(1)))
            .findFirst()
        : Optional.empty();
  }
}
