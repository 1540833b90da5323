package io.github.postmerge.smoke.ci.text;

import io.github.postmerge.smoke.text.ShortText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes text from outside harmless for CI systems, which read commands from what they show. */
public final class InertText {

  /** GitHub and Azure read these anywhere in a line. */
  private static final Pattern COMMAND = Pattern.compile("##(\\w*)\\[");

  private static final Pattern CONTROL_SEQUENCE =
      Pattern.compile("\u001B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001B]*(?:\u0007|\u001B\\\\)?)");

  /** What moves a cursor, hides text or begins a line. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\x{FFFE}\\x{FFFF}&&[^\\t\\n]]");

  /**
   * What begins a control sequence; between two signs it hides a command, until it is taken out.
   */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t]]");

  private static final Pattern CARRIAGE_RETURN = Pattern.compile("\r");
  private static final Pattern LINE_END = Pattern.compile("\r\n?");

  private InertText() {}

  /** The same with a backslash in what would be a command: {@code ##\[error]}. */
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
   * <p>A carriage return in it ends a line for GitHub, where the next one could be a command, and
   * is part of GitLab's section markers.
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

  /** Text of several lines without colours and control characters, with LF alone. */
  public static String plain(String text) {
    String lines = LINE_END.matcher(text).replaceAll("\n");
    return INVISIBLE.matcher(CONTROL_SEQUENCE.matcher(lines).replaceAll("")).replaceAll("\uFFFD");
  }

  /** One line of at most so many characters. */
  public static String line(String text, int longest) {
    return ShortText.of(plain(text).replace('\n', ' ').strip(), longest, "...");
  }

  /** The end of a text, in whole lines where it has them, and what is cut from it. */
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
   * @param characters in all
   */
  public record Limit(int lines, int characters) {}

  private static String lastCharacters(String line, Limit limit) {
    int from = line.length() - limit.characters();
    int start = Character.isLowSurrogate(line.charAt(from)) ? from + 1 : from;
    return String.format(
        Locale.ROOT, "... %d characters more before this ...\n%s", start, line.substring(start));
  }
}
