package io.github.postmerge.smoke.health.page;

/**
 * One thing that is so now, such as the last good merge.
 *
 * @param name such as {@code Last good}
 * @param value such as {@code #55 by Bo, 2026-11-26 13:20 UTC}
 * @param commit full id of the merge that it is about, which is then a link into the grid; empty if
 *     it is about none
 */
public record Fact(String name, String value, String commit) {

  /** Cuts what is too long for its place. */
  public Fact {
    name = VisibleText.brief(name);
    value = VisibleText.brief(value);
  }
}
