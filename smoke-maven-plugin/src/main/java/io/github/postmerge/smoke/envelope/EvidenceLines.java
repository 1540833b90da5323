package io.github.postmerge.smoke.envelope;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** The last whole lines of output, few enough to read at once. */
final class EvidenceLines {

  static final int MOST_LINES = 20;
  static final int MOST_CHARACTERS = 2_000;

  private EvidenceLines() {}

  /**
   * The last lines; if the last line alone is too long, its end after a count of what is left out.
   */
  static String of(OutputEnd end) {
    List<String> lines = end.text().stripTrailing().lines().toList();
    boolean lacksBeginning = end.beginsInsideLine() && lines.size() <= 1;
    List<String> whole =
        end.beginsInsideLine() && lines.size() > 1 ? lines.subList(1, lines.size()) : lines;
    if (whole.isEmpty()) {
      return "";
    }
    String last = whole.get(whole.size() - 1);
    return lacksBeginning || last.length() > MOST_CHARACTERS
        ? shortened(last, lacksBeginning ? "more than " : "")
        : last(whole);
  }

  private static String last(List<String> lines) {
    Deque<String> shown = new ArrayDeque<>();
    int length = -1;
    for (int i = lines.size() - 1; i >= 0 && shown.size() < MOST_LINES; i--) {
      length += lines.get(i).length() + 1;
      if (length > MOST_CHARACTERS) {
        break;
      }
      shown.addFirst(lines.get(i));
    }
    return String.join("\n", shown);
  }

  private static String shortened(String line, String moreThan) {
    String mark = "...[%s%d characters left out]...";
    int room = MOST_CHARACTERS - String.format(Locale.ROOT, mark, moreThan, line.length()).length();
    int from = Math.max(0, line.length() - room);
    if (Character.isLowSurrogate(line.charAt(from))) {
      from++;
    }
    return String.format(Locale.ROOT, mark, moreThan, from) + line.substring(from);
  }
}
