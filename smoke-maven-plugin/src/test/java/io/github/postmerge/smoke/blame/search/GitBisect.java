package io.github.postmerge.smoke.blame.search;

/** What {@code git bisect run} does, with so many tries of each commit, of which most count. */
record GitBisect(int tries) implements SearchMethod {

  @Override
  public Verdict search(Trial trial, int slots) {
    int good = 0;
    int bad = trial.merges();
    while (bad - good > 1) {
      int middle = (good + bad) >>> 1;
      if (isGood(trial, middle, slots)) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return Verdict.culprit(bad);
  }

  private boolean isGood(Trial trial, int position, int slots) {
    int passed = 0;
    for (int run = 1; run <= tries; run++) {
      passed += trial.probe(position) == Sighting.PASSED ? 1 : 0;
      if (run == tries || run % slots == 0) {
        trial.endRound();
      }
    }
    return 2 * passed > tries;
  }
}
