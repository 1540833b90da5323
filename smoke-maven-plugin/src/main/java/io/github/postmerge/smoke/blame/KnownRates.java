package io.github.postmerge.smoke.blame;

/**
 * A smoke's two error rates according to a history.
 *
 * @param good runs of commits that are known to be good, and how many of them failed
 * @param broken runs of commits that are known to be broken, and how many of them passed
 */
public record KnownRates(ErrorCount good, ErrorCount broken) {

  /** There is no history, or it has no runs. */
  public static final KnownRates NONE = new KnownRates(ErrorCount.NONE, ErrorCount.NONE);
}
