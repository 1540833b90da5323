package io.github.postmerge.smoke.blame.search;

/**
 * Hypotheses of one kind that the probes so far cannot tell apart.
 *
 * @param kind the conclusion about the merge at the threshold
 * @param from the first threshold
 * @param to the last one
 * @param mass their total probability
 * @param redIfGood the probability that a good commit fails next, if one of them is true
 * @param passIfBroken the probability that a broken one passes next
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
