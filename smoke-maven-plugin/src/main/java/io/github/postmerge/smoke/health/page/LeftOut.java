package io.github.postmerge.smoke.health.page;

/**
 * A file of the history that does not count, or a commit without a verdict.
 *
 * @param what the file or the commit
 * @param why in a sentence
 */
public record LeftOut(String what, String why) {

  /** Shortens texts that are too long. */
  public LeftOut {
    what = VisibleText.brief(what);
    why = VisibleText.brief(why);
  }
}
