package io.github.postmerge.smoke.history.line;

import io.github.postmerge.smoke.blame.ErrorCount;
import io.github.postmerge.smoke.blame.KnownRates;

/** What a smoke's runs tell of its two error rates: what a diagnosis starts from. */
final class LearnedRates {

  /** Fewer runs tell less than what a diagnosis assumes without a history. */
  private static final int LEAST_RUNS = 20;

  private LearnedRates() {}

  /** Since the last change point; nothing with too few runs. */
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
