package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.history.line.FlakeTrials;
import io.github.postmerge.smoke.history.line.FoldedRun;
import io.github.postmerge.smoke.history.line.SmokeLine;
import java.util.BitSet;
import java.util.Optional;

/**
 * One smoke along main.
 *
 * @param name what it is called; with its platform where it runs on several
 * @param isRequired main is not green without it
 * @param isExpected it runs at each merge, so that one without its verdict is not known to be green
 * @param trials its runs at good commits
 */
record SmokeHealth(
    String name, SmokeLine line, boolean isRequired, boolean isExpected, FlakeTrials trials) {

  /** Of its newest verdict. */
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

  /** Where its newest verdict is; -1 where there is none. */
  int newestPosition() {
    return line.newest().map(newest -> newest.placed().position()).orElse(-1);
  }

  /** Where it has passed. */
  BitSet passed() {
    BitSet passed = new BitSet();
    line.verdicts().stream()
        .filter(folded -> folded.run().isGreen())
        .forEach(folded -> passed.set(folded.placed().position()));
    return passed;
  }

  /** Where it has a verdict. */
  BitSet smoked() {
    BitSet smoked = new BitSet();
    line.verdicts().forEach(folded -> smoked.set(folded.placed().position()));
    return smoked;
  }
}
