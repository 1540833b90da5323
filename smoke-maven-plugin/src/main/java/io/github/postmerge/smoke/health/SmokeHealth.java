package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.history.line.FlakeTrials;
import io.github.postmerge.smoke.history.line.FoldedRun;
import io.github.postmerge.smoke.history.line.SmokeLine;
import java.util.BitSet;
import java.util.Optional;

/**
 * One smoke along main.
 *
 * @param name its name, with its platform if it runs on several
 * @param isRequired whether main is green only if this smoke is
 * @param isExpected whether it runs at each merge, so that a merge is green only with its verdict
 * @param trials its runs at good commits
 */
record SmokeHealth(
    String name, SmokeLine line, boolean isRequired, boolean isExpected, FlakeTrials trials) {

  /** The state by its newest verdict. */
  MainState state() {
    return line.newest()
        .map(newest -> newest.run().isGreen() ? MainState.GREEN : MainState.RED)
        .orElse(MainState.UNKNOWN);
  }

  boolean isRed() {
    return state() == MainState.RED;
  }

  Optional<String> lastGood() {
    return line.lastGood().map(good -> good.run().commit());
  }

  Optional<String> redSince() {
    return line.newest().flatMap(FoldedRun::redSince);
  }

  /** The position of its newest verdict; -1 if there is none. */
  int newestPosition() {
    return line.newest().map(newest -> newest.placed().position()).orElse(-1);
  }

  /** The positions at which it passed. */
  BitSet passed() {
    BitSet passed = new BitSet();
    line.verdicts().stream()
        .filter(folded -> folded.run().isGreen())
        .forEach(folded -> passed.set(folded.placed().position()));
    return passed;
  }

  /** The positions at which it has a verdict. */
  BitSet smoked() {
    BitSet smoked = new BitSet();
    line.verdicts().forEach(folded -> smoked.set(folded.placed().position()));
    return smoked;
  }
}
