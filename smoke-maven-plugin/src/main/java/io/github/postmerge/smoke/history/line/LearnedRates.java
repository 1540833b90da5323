package io.github.postmerge.smoke.history.line;

import io.github.postmerge.smoke.blame.ErrorCount;
import io.github.postmerge.smoke.blame.KnownRates;

/** Learns a smoke's two error rates from its runs, as the prior of a diagnosis. */
final class LearnedRates {

  /** With fewer runs the default prior of a diagnosis is better. */
  private static final int LEAST_RUNS = 20;

  private LearnedRates() {}

  /** The rates since the last change point; unknown with too few runs. */
  static KnownRates of(SmokeLine line) {
    ErrorCount good = FlakeTrials.of(line).latest();
    if (good.runs() < LEAST_RUNS) {
      return KnownRates.NONE;
    }
    int passed = 0;
    int broken = 0;
    for (FoldedRun run : line.verdicts()) {
      passed += run.run().outcome().atBroken().erred();
      broken += run.run().outcome().atBroken().runs();
    }
    return new KnownRates(good, new ErrorCount(passed, broken));
  }
}
