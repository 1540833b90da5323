package io.github.postmerge.smoke.health.page;

/**
 * One fact about main's current state, such as the last good merge.
 *
 * @param name such as {@code Last good}
 * @param value such as {@code #55 by Bo, 2026-11-26 13:20 UTC}
 * @param commit full id of the merge that it is about, as a link into the grid; empty if there is
 *     none
 */
public record Fact(String name, String value, String commit) {

  /** Shortens texts that are too long. */
  public Fact {
    name = VisibleText.brief(name);
    value = VisibleText.brief(value);
  }
}
