package io.github.postmerge.smoke.blame.search;

/**
 * Hypotheses of one kind that the probes so far cannot tell apart.
 *
 * @param kind what is said of the merge at the threshold
 * @param from the first threshold
 * @param to the last one
 * @param mass how probable they are together
 * @param redIfGood how often a good commit will fail next, if one of them is true
 * @param passIfBroken how often a broken one will pass
 */
record Group(
    SearchConclusion kind, int from, int to, double mass, double redIfGood, double passIfBroken) {

  Group times(double factor) {
    return new Group(kind, from, to, factor * mass, redIfGood, passIfBroken);
  }

  Group part(int first, int last, double share) {
    return new Group(kind, first, last, share * mass, redIfGood, passIfBroken);
  }
}
