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

  /** Whether a value is a weak value of the environment. */
  boolean isWeak(String value) {
    return weak.values().contains(value);
  }

  /** Whether a variable of this name has a weak value. */
  boolean isVariable(String name) {
    return weak.names().contains(name);
  }

  void add(int start, int end) {
    if (start < end) {
      found.add(new Span(start, end));
    }
  }

  /** The spans found, in order; they neither overlap nor adjoin. */
  List<Span> found() {
    SpanCollector spans = new SpanCollector();
    spans.addAll(found);
    return spans.merged();
  }

  /** Whether the last span extends to an offset or beyond. */
  boolean covers(int at) {
    return !found.isEmpty() && found.get(found.size() - 1).end() >= at;
  }

  /** Whether the name that ends at an offset was just seen; one name can contain two words. */
  boolean sawName(int end) {
    boolean saw = lastName == end;
    lastName = end;
    return saw;
  }
}
