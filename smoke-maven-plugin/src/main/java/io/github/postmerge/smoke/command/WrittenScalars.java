package io.github.postmerge.smoke.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Finds scalars that are too long, and unquoted scalars that YAML changes. */
final class WrittenScalars {

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final int LONGEST = 64 * 1024;

  /** The parser counts in code points. */
  private final int[] source;

  WrittenScalars(String source) {
    this.source = source.codePoints().toArray();
  }

  /** Whether YAML reads it as null. */
  static boolean isNull(ScalarEvent event) {
    return event.getScalarStyle() == ScalarStyle.PLAIN && NULLS.contains(event.getValue());
  }

  /** What is wrong with it as a command, and what to do; empty if nothing is. */
  Optional<String> objectionTo(ScalarEvent event) {
    if (event.getValue().length() > LONGEST) {
      return Optional.of("a value has over " + LONGEST + " characters. Make it shorter.");
    }
    if (event.getScalarStyle() != ScalarStyle.PLAIN) {
      return Optional.empty();
    }
    String text = event.getValue();
    int start = event.getStartMark().orElseThrow().getIndex();
    int end = event.getEndMark().orElseThrow().getIndex();
    if (!text.equals(new String(source, start, end - start))) {
      return Optional.of(
          "a value without quotes spans several lines, which YAML joins. Quote it, or write"
              + " it as a block after \"|\".");
    }
    return isCutShort(text, end)
        ? Optional.of(
            "in YAML a value without quotes ends before \" #\", in the middle of a quoted part."
                + " Quote it as a whole, or write it as a block after \"|\".")
        : Optional.empty();
  }

  /**
   * Whether a YAML comment begins inside an open quote or substitution of a shell command. If the
   * text before it is complete, the rest is a comment in the shell too.
   */
  private boolean isCutShort(String text, int end) {
    boolean isFollowedByBlank = end < source.length && (source[end] == ' ' || source[end] == '\t');
    return isFollowedByBlank && !isCompleteForShell(text);
  }

  /** Whether all quotes and substitutions are closed, and no backslash is last. */
  private static boolean isCompleteForShell(String text) {
    Deque<Character> open = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char inside = open.isEmpty() ? '\0' : open.peek();
      if (inside == '\'') {
        closeOrStay(open, c);
      } else if (c == '\\') {
        i++;
        if (i == text.length()) {
          return false;
        }
      } else if (c == inside) {
        open.pop();
      } else if (c == '"' || c == '`' || (c == '\'' && inside != '"')) {
        open.push(c);
      } else if (c == '$' && i + 1 < text.length() && "({".indexOf(text.charAt(i + 1)) >= 0) {
        i++;
        open.push(text.charAt(i) == '(' ? ')' : '}');
      }
    }
    return open.isEmpty();
  }

  private static void closeOrStay(Deque<Character> open, char c) {
    if (c == '\'') {
      open.pop();
    }
  }
}
