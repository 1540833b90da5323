package io.github.postmerge.smoke.health.page;

/**
 * One number with its unit, such as the time to detect a red.
 *
 * @param name such as {@code Time to detect}
 * @param value such as {@code 12 min}
 * @param note how it is measured, in a few words; can be empty
 */
public record Figure(String name, String value, String note) {

  /** Shortens texts that are too long. */
  public Figure {
    name = VisibleText.brief(name);
    value = VisibleText.brief(value);
    note = VisibleText.brief(note);
  }
}
