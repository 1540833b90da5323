package io.github.postmerge.smoke.ci.text;

import io.github.postmerge.smoke.text.ShortText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes untrusted text safe for CI systems, which read commands from the log. */
public final class InertText {

  /** GitHub and Azure read these anywhere in a line. */
  private static final Pattern COMMAND = Pattern.compile("##(\\w*)\\[");

  private static final Pattern CONTROL_SEQUENCE =
      Pattern.compile("\u001B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001B]*(?:\u0007|\u001B\\\\)?)");

  /** Everything that moves a cursor, hides text or begins a line. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\x{FFFE}\\x{FFFF}&&[^\\t\\n]]");

  /**
   * Control characters; one inside a command hides it, until the CI system removes the character.
   */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t]]");

  private static final Pattern CARRIAGE_RETURN = Pattern.compile("\r");
  private static final Pattern LINE_END = Pattern.compile("\r\n?");

  private InertText() {}

  /** The text with a backslash in each command: {@code ##\[error]}. */
  public static String withoutCommands(String text) {
    int first = text.indexOf('#');
    if (first < 0 || text.indexOf('#', first + 1) < 0) {
      return text;
    }
    String plain = CONTROL.matcher(text).replaceAll("\uFFFD");
    return COMMAND.matcher(plain).replaceAll("##$1\\\\[");
  }

  /**
   * A line of output as lines to show.
   *
   * <p>For GitHub a carriage return ends a line, so that a command could follow; in GitLab it is
   * part of section markers.
   */
  public static List<String> lines(String line) {
    if (line.indexOf('\r') < 0) {
      return List.of(withoutCommands(line));
    }
    List<String> lines = new ArrayList<>();
    for (String part : CARRIAGE_RETURN.split(line, -1)) {
      if (!part.isEmpty()) {
        lines.add(withoutCommands(part));
      }
    }
    return lines;
  }

  /** Text of several lines without colours and control characters, with LF line ends. */
  public static String plain(String text) {
    String lines = LINE_END.matcher(text).replaceAll("\n");
    return INVISIBLE.matcher(CONTROL_SEQUENCE.matcher(lines).replaceAll("")).replaceAll("\uFFFD");
  }

  /** The text as one line of limited length. */
  public static String line(String text, int longest) {
    return ShortText.of(plain(text).replace('\n', ' ').strip(), longest, "...");
  }

  /** The end of a text, in whole lines if possible, after a note of what is left out. */
  public static String end(String text, Limit limit) {
    List<String> lines = text.lines().toList();
    int from = lines.size();
    int length = 0;
    while (from > 0
        && lines.size() - from < limit.lines()
        && length + lines.get(from - 1).length() < limit.characters()) {
      from--;
      length += lines.get(from).length() + 1;
    }
    if (from == 0) {
      return String.join("\n", lines);
    }
    return from == lines.size()
        ? lastCharacters(lines.get(from - 1), limit)
        : String.format(
            Locale.ROOT,
            "... %d lines more before this ...\n%s",
            from,
            String.join("\n", lines.subList(from, lines.size())));
  }

  /**
   * How much is shown.
   *
   * @param characters in total
   */
  public record Limit(int lines, int characters) {}

  private static String lastCharacters(String line, Limit limit) {
    int from = line.length() - limit.characters();
    int start = Character.isLowSurrogate(line.charAt(from)) ? from + 1 : from;
    return String.format(
        Locale.ROOT, "... %d characters more before this ...\n%s", start, line.substring(start));
  }
}
