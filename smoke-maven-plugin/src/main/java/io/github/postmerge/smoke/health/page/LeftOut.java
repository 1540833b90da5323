package io.github.postmerge.smoke.health.page;

/**
 * A file of the history that is not counted, or a commit without a verdict.
 *
 * @param what the file or the commit
 * @param why in a sentence
 */
public record LeftOut(String what, String why) {

  /** Cuts what is too long for its place. */
  public LeftOut {
    what = VisibleText.brief(what);
    why = VisibleText.brief(why);
  }
}
