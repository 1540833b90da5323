package io.github.postmerge.smoke.masking;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** A line of a text. It caches the ends of character runs, so that each is scanned once. */
final class Line {

  private static final int LONGEST_WORD = 80;

  private final byte[] text;
  private final Map<CharClass, Span> runs = new EnumMap<>(CharClass.class);

  Line(byte[] text) {
    this.text = text;
  }

  int length() {
    return text.length;
  }

  byte[] bytes() {
    return text;
  }

  /** The byte at an offset; a line break if the offset is outside of the line. */
  int at(int offset) {
    return offset >= 0 && offset < text.length ? text[offset] : '\n';
  }

  /** The end of the run that contains an offset; the offset itself if there is no run. */
  int runEnd(CharClass chars, int at) {
    Span known = runs.get(chars);
    if (known != null && at >= known.start() && at <= known.end()) {
      return known.end();
    }
    int end = Math.max(0, at);
    while (end < text.length && chars.has(text[end])) {
      end++;
    }
    runs.put(chars, new Span(at, end));
    return end;
  }

  /** The end of a run, at most {@code most} bytes after the offset; not cached. */
  int runEnd(CharClass chars, int at, int most) {
    int end = at;
    while (end < text.length && end - at < most && chars.has(text[end])) {
      end++;
    }
    return end;
  }

  /** The start of the run before an offset, at most {@code most} bytes before it. */
  int runStart(CharClass chars, int at, int most) {
    int start = at;
    while (start > 0 && at - start < most && chars.has(text[start - 1])) {
      start--;
    }
    return start;
  }

  /** The end of the blanks, at most {@code most} bytes after the offset. */
  int afterBlanks(int at, int most) {
    int end = at;
    while (end < text.length && end - at < most && (text[end] == ' ' || text[end] == '\t')) {
      end++;
    }
    return end;
  }

  /** The word before the blanks that end at an offset; only the end of a long one. */
  String wordBefore(int at) {
    int end = at;
    while (end > 0 && at - end < LONGEST_WORD && (text[end - 1] == ' ' || text[end - 1] == '\t')) {
      end--;
    }
    return text(runStart(CharClass.VISIBLE, end, LONGEST_WORD), end);
  }

  boolean startsWith(String word, int at) {
    if (at < 0 || at + word.length() > text.length) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (text[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The text between two offsets, without the part outside of the line. */
  String text(int start, int end) {
    int from = Math.max(0, start);
    int to = Math.min(text.length, end);
    return from < to ? new String(text, from, to - from, StandardCharsets.UTF_8) : "";
  }

  /** Overwrites a found secret. */
  void erase(Span span) {
    Arrays.fill(text, span.start(), span.end(), Rules.ERASED);
    runs.clear();
  }
}
