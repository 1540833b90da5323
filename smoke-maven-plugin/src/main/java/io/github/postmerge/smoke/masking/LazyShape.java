package io.github.postmerge.smoke.masking;

import org.jspecify.annotations.Nullable;

/** A shape that is read when it is first needed: a run meets few of the hundreds that there are. */
final class LazyShape {

  private static final int SHORTEST_PREFIX = 2;

  private final String text;
  private volatile @Nullable Shape shape;

  LazyShape(String text) {
    this.text = text;
  }

  Shape get() {
    Shape read = shape;
    if (read == null) {
      read = new Shape(text);
      shape = read;
    }
    return read;
  }

  /** The text that every token of the shape has. */
  String anchor() {
    int prefix = text.indexOf('{');
    return prefix >= SHORTEST_PREFIX ? text.substring(0, prefix) : get().anchor();
  }
}
