package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.search.SearchMethod.Verdict;

/** What became of the searches of one kind of cause; it is added up. */
final class Outcomes {

  private int searches;
  private int right;
  private int innocents;
  private int open;
  private long probes;
  private long rounds;

  void add(Verdict verdict, Trial trial) {
    searches++;
    right += trial.isRight(verdict) ? 1 : 0;
    innocents += trial.blamesAnInnocent(verdict) ? 1 : 0;
    open += verdict.conclusion() == SearchConclusion.INCONCLUSIVE ? 1 : 0;
    probes += trial.probes();
    rounds += trial.rounds();
  }

  double right() {
    return (double) right / searches;
  }

  double innocents() {
    return (double) innocents / searches;
  }

  double open() {
    return (double) open / searches;
  }

  double probes() {
    return (double) probes / searches;
  }

  double rounds() {
    return (double) rounds / searches;
  }
}
