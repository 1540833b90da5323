package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.ci.text.InertText;
import io.github.postmerge.smoke.text.ShortText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes untrusted text safe for a console: one line each, without control characters or CI
 * commands, and of limited length.
 */
final class ConsoleText {

  /** In characters; long enough for a command to paste. */
  private static final int LONGEST_LINE = 4_000;

  private static final int MOST_LINES = 200;

  /** Everything that moves a cursor, hides text or begins a line. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\t]]");

  private ConsoleText() {}

  /** The text as one safe line. */
  static String line(String text) {
    int end = text.length() <= LONGEST_LINE ? text.length() : ShortText.end(text, LONGEST_LINE);
    String shown =
        InertText.withoutCommands(INVISIBLE.matcher(text.substring(0, end)).replaceAll("\uFFFD"));
    return end == text.length()
        ? shown
        : String.format(Locale.ROOT, "%s... (%d characters more)", shown, text.length() - end);
  }

  /** The text's lines, each safe; at most the first {@value #MOST_LINES}. */
  static List<String> lines(String text) {
    List<String> all = text.lines().limit(MOST_LINES + 1L).toList();
    List<String> shown = new ArrayList<>();
    all.stream().limit(MOST_LINES).map(ConsoleText::line).forEach(shown::add);
    if (all.size() > MOST_LINES) {
      shown.add("... (more lines)");
    }
    return shown;
  }
}
