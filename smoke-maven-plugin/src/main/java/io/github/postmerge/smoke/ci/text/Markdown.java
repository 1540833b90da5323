package io.github.postmerge.smoke.ci.text;

import java.util.regex.Pattern;

/** Untrusted text as Markdown that shows it literally. */
public final class Markdown {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9 .,:;'-]{0,500}");
  private static final int LONGEST_LINE = 500;
  private static final int SHORTEST_FENCE = 3;

  private Markdown() {}

  /** One line, unchanged if it has nothing that could be markup, else in a code span. */
  public static String text(String text) {
    return PLAIN.matcher(text).matches() ? text : code(text);
  }

  /** One line in a code span, in which markup, HTML, links and mentions have no effect. */
  public static String code(String text) {
    String line = InertText.line(text, LONGEST_LINE);
    if (line.isEmpty()) {
      return "(empty)";
    }
    String ticks = "`".repeat(longestRun(line) + 1);
    return line.startsWith("`") || line.endsWith("`")
        ? ticks + " " + line + " " + ticks
        : ticks + line + ticks;
  }

  /** Lines in a fenced block whose fence is longer than any in the lines. */
  public static String fenced(String text) {
    String lines = InertText.plain(text);
    String fence = "`".repeat(Math.max(SHORTEST_FENCE, longestRun(lines) + 1));
    return fence + "text\n" + lines + "\n" + fence + "\n";
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
