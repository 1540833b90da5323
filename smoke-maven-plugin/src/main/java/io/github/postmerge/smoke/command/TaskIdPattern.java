package io.github.postmerge.smoke.command;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.postmerge.smoke.regex.BoundedPattern;
import java.util.Optional;

/** Finds the task id in a commit message, in time linear in the message. */
public final class TaskIdPattern {

  private final Pattern pattern;

  private TaskIdPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Compiles a pattern in RE2 syntax.
   *
   * @throws InvalidCommandException if the pattern is invalid
   */
  public static TaskIdPattern of(String regex) throws InvalidCommandException {
    try {
      return new TaskIdPattern(BoundedPattern.compile(regex, 0));
    } catch (PatternSyntaxException e) {
      throw new InvalidCommandException(
          String.format(
              "smoke.taskIdPattern \"%s\" cannot be used as a regular expression: %s. Use RE2"
                  + " syntax, without look-around and back-references.",
              Printable.of(regex), e.getDescription()));
    }
  }

  /**
   * The id in the first match: its first matching group, or else the whole match.
   *
   * @throws InvalidCommandException if the matched text is not a valid task id
   */
  public Optional<TaskId> firstIn(String message) throws InvalidCommandException {
    Matcher matcher = pattern.matcher(message);
    return matcher.find() ? Optional.of(TaskId.of(id(matcher))) : Optional.empty();
  }

  private static String id(Matcher match) {
    for (int group = 1; group <= match.groupCount(); group++) {
      if (match.group(group) != null) {
        return match.group(group);
      }
    }
    return match.group();
  }
}
