package io.github.postmerge.smoke.blame;

/**
 * What a history tells of a smoke's two error rates.
 *
 * @param good runs of commits that are known to be good, and how many of them failed
 * @param broken runs of commits that are known to be broken, and how many of them passed
 */
public record KnownRates(ErrorCount good, ErrorCount broken) {

  /** There is no history, or nothing in it. */
  public static final KnownRates NONE = new KnownRates(ErrorCount.NONE, ErrorCount.NONE);
}
