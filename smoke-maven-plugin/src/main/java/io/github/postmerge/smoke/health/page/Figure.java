package io.github.postmerge.smoke.health.page;

/**
 * One number with its unit, such as the time to detect a red.
 *
 * @param name such as {@code Time to detect}
 * @param value such as {@code 12 min}
 * @param note how it is counted, in a few words; can be empty
 */
public record Figure(String name, String value, String note) {

  /** Cuts what is too long for its place. */
  public Figure {
    name = VisibleText.brief(name);
    value = VisibleText.brief(value);
    note = VisibleText.brief(note);
  }
}
