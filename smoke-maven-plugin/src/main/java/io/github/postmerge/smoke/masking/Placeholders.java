package io.github.postmerge.smoke.masking;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Keeps text that is already masked unchanged. */
final class Placeholders {

  private static final byte[] MASK = Masker.MASK.getBytes(StandardCharsets.US_ASCII);

  private Placeholders() {}

  /** Drops spans inside of a placeholder; extends those that overlap one. */
  static List<Span> keepWhole(byte[] text, List<Span> spans) {
    SpanCollector kept = new SpanCollector();
    for (Span span : spans) {
      int first = covering(text, span.start());
      int last = covering(text, span.end() - 1);
      boolean inside = first >= 0 && first == last;
      if (!inside) {
        kept.add(first >= 0 ? first : span.start(), last >= 0 ? last + MASK.length : span.end());
      }
    }
    return kept.merged();
  }

  /** The start of the placeholder that contains a byte; -1 if there is none. */
  private static int covering(byte[] text, int at) {
    for (int from = Math.max(0, at - MASK.length + 1); from <= at; from++) {
      int to = from + MASK.length;
      if (text[from] == '['
          && to <= text.length
          && Arrays.equals(text, from, to, MASK, 0, MASK.length)) {
        return from;
      }
    }
    return -1;
  }
}
