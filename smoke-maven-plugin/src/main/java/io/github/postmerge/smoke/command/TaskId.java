package io.github.postmerge.smoke.command;

import com.google.re2j.Pattern;
import java.util.Locale;

/**
 * The id of the task that a merge belongs to, e.g. {@code task-2509+2}.
 *
 * @param value letters, digits, dot, plus, minus and underscore; safe as a file name
 */
public record TaskId(String value) {

  private static final int LONGEST = 100;
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

  /**
   * Validates an external task id.
   *
   * @throws InvalidCommandException if it is not a plain file name
   */
  public static TaskId of(String value) throws InvalidCommandException {
    if (value.length() > LONGEST || !SAFE.matches(value) || value.contains("..")) {
      throw new InvalidCommandException(
          String.format(
              Locale.ROOT,
              "The task id \"%s\" is not a plain name. Use at most %d letters, digits and . _ + -,"
                  + " beginning with a letter or digit.",
              Printable.of(value),
              LONGEST));
    }
    return new TaskId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
