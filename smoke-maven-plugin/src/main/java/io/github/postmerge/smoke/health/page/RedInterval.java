package io.github.postmerge.smoke.health.page;

/**
 * An interval in which main was red.
 *
 * @param smoke the smoke that was red
 * @param from when it began
 * @param to when it ended; empty if main is still red
 * @param merges the number of merges in it, including the first red one
 * @param firstRed the first red merge for a person, such as {@code #58 by Ada}
 * @param commit full id of that merge; a link into the grid if it is drawn there
 * @param cleared why it ended, such as {@code Fixed by #61}; empty if main is still red
 * @param detect time from the merge to the red verdict, such as {@code 4 min}; empty if not known
 * @param blame time from there to the named culprit
 * @param recover time from the first red to green
 * @param search the answer of a culprit search; empty if there was none
 */
public record RedInterval(
    String smoke,
    String from,
    String to,
    int merges,
    String firstRed,
    String commit,
    String cleared,
    String detect,
    String blame,
    String recover,
    String search) {

  /** Shortens texts that are too long. */
  public RedInterval {
    smoke = VisibleText.brief(smoke);
    from = VisibleText.brief(from);
    to = VisibleText.brief(to);
    firstRed = VisibleText.brief(firstRed);
    cleared = VisibleText.brief(cleared);
    detect = VisibleText.brief(detect);
    blame = VisibleText.brief(blame);
    recover = VisibleText.brief(recover);
    search = VisibleText.brief(search);
  }
}
