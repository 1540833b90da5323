package io.github.postmerge.smoke.history;

import io.github.postmerge.smoke.blame.ChangePoint;
import io.github.postmerge.smoke.blame.ErrorCount;
import io.github.postmerge.smoke.blame.KnownRates;
import io.github.postmerge.smoke.history.FlakeTrials.Trial;
import java.util.List;

/** What a smoke's runs tell of its two error rates: what a diagnosis starts from. */
final class LearnedRates {

  /** Fewer runs tell less than what a diagnosis assumes without a history. */
  private static final int LEAST_RUNS = 20;

  private LearnedRates() {}

  /** Since the last change point; nothing with too few runs. */
  static KnownRates of(SmokeLine line) {
    FlakeTrials all = FlakeTrials.of(line);
    List<ChangePoint> changes = all.changes();
    int from = changes.isEmpty() ? 0 : changes.get(changes.size() - 1).index();
    List<Trial> latest = all.trials().subList(from, all.trials().size());
    if (latest.size() < LEAST_RUNS) {
      return KnownRates.NONE;
    }
    int flaky = (int) latest.stream().filter(Trial::isFlaky).count();
    int passed = 0;
    int broken = 0;
    for (FoldedRun run : line.verdicts()) {
      passed += run.run().finding().atBroken().erred();
      broken += run.run().finding().atBroken().runs();
    }
    return new KnownRates(new ErrorCount(flaky, latest.size()), new ErrorCount(passed, broken));
  }
}
