package io.github.postmerge.smoke.masking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The positions of the keywords in one line, with the rules that they belong to. */
final class KeywordHits {

  /** Lines up to this length are searched completely. */
  private static final int SHORT_LINE = 4096;

  private static final int BEFORE = 256;
  private static final int AFTER = 1024;

  private int[] offsets = new int[64];
  private long[] tags = new long[64];
  private int size;
  private long all;

  void add(int offset, long rules) {
    if (size == offsets.length) {
      offsets = Arrays.copyOf(offsets, size * 2);
      tags = Arrays.copyOf(tags, size * 2);
    }
    offsets[size] = offset;
    tags[size++] = rules;
    all |= rules;
  }

  /** A bit for each rule that has a keyword in the line. */
  long rules() {
    return all;
  }

  void clear() {
    size = 0;
    all = 0;
  }

  /** The parts of a line that a rule must search: all of a short one, or those around its hits. */
  List<Span> windows(int rule, int lineLength) {
    if (lineLength <= SHORT_LINE) {
      return List.of(new Span(0, lineLength));
    }
    List<Span> windows = new ArrayList<>();
    int end = -1;
    for (int i = 0; i < size; i++) {
      if (((tags[i] >>> rule) & 1) == 1) {
        int start = Math.max(0, offsets[i] - BEFORE);
        int last = windows.size() - 1;
        boolean joined = last >= 0 && start <= end;
        end = Math.min(lineLength, offsets[i] + AFTER);
        Span window = new Span(joined ? windows.get(last).start() : start, end);
        if (joined) {
          windows.set(last, window);
        } else {
          windows.add(window);
        }
      }
    }
    return windows;
  }
}
