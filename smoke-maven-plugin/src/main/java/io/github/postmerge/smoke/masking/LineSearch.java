package io.github.postmerge.smoke.masking;

import java.util.ArrayList;
import java.util.List;

/** A search for secrets in one line. */
final class LineSearch {

  private final Line line;
  private final WeakValues weak;
  private final List<Span> found = new ArrayList<>();
  private int lastName = -1;

  LineSearch(Line line, WeakValues weak) {
    this.line = line;
    this.weak = weak;
  }

  Line line() {
    return line;
  }

  /** Whether a value is a weak one of the environment. */
  boolean isWeak(String value) {
    return weak.values().contains(value);
  }

  /** Whether a name is that of a variable with a weak value. */
  boolean isVariable(String name) {
    return weak.names().contains(name);
  }

  void add(int start, int end) {
    if (start < end) {
      found.add(new Span(start, end));
    }
  }

  /** What was found, in order; spans neither overlap nor touch. */
  List<Span> found() {
    SpanCollector spans = new SpanCollector();
    spans.addAll(found);
    return spans.merged();
  }

  /** Whether the last find goes on to an offset or beyond. */
  boolean covers(int at) {
    return !found.isEmpty() && found.get(found.size() - 1).end() >= at;
  }

  /** Whether a name that ends there was looked at before; two words may be in one name. */
  boolean sawName(int end) {
    boolean saw = lastName == end;
    lastName = end;
    return saw;
  }
}
