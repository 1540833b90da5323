package io.github.postmerge.smoke.blame.search;

/** Searches for the culprit, with so many probes at once. */
interface SearchMethod {

  Verdict search(Trial trial, int slots);

  /** What a method says in the end; the merge is 0 where it names none. */
  record Verdict(SearchConclusion conclusion, int merge) {

    static final Verdict NONE = new Verdict(SearchConclusion.INCONCLUSIVE, 0);

    static Verdict culprit(int merge) {
      return new Verdict(SearchConclusion.CULPRIT, merge);
    }
  }
}
