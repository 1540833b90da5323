package io.github.postmerge.smoke.masking;

import org.jspecify.annotations.Nullable;

/** A shape that is parsed on first use, because a run needs few of the hundreds of shapes. */
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

  /** A text that every token of the shape contains. */
  String anchor() {
    int prefix = text.indexOf('{');
    return prefix >= SHORTEST_PREFIX ? text.substring(0, prefix) : get().anchor();
  }
}
