package io.github.postmerge.smoke.masking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects spans in any order. */
final class SpanCollector {

  private final List<Span> spans = new ArrayList<>();

  void add(int start, int end) {
    if (start < end) {
      spans.add(new Span(start, end));
    }
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  void addAll(List<Span> more) {
    spans.addAll(more);
  }

  /** The spans in order; those that overlap or adjoin are merged. */
  List<Span> merged() {
    spans.sort(Comparator.comparingInt(Span::start));
    List<Span> merged = new ArrayList<>();
    for (Span span : spans) {
      int last = merged.size() - 1;
      if (last >= 0 && span.start() <= merged.get(last).end()) {
        Span before = merged.get(last);
        merged.set(last, new Span(before.start(), Math.max(before.end(), span.end())));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }
}
