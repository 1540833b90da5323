package io.github.postmerge.smoke.blame;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Red smokes whose cause is known, each simulated many times with a seeded random generator. */
final class Simulation {

  static final int RUNS = 20_000;

  private static final long SEED = 20_261_122L;

  private final KnownGood known;
  private final Random random = new Random(SEED);
  private final Map<Inquiry, Optional<Role>> choices = new HashMap<>();

  Simulation(KnownGood known) {
    this.known = known;
  }

  /**
   * What came of one cause at one pair of rates: how often each conclusion, and of how many runs.
   */
  record Tried(Map<Conclusion, Integer> conclusions, long runs) {

    double share(Conclusion conclusion) {
      return count(conclusion) / (double) smokes();
    }

    int count(Conclusion conclusion) {
      return conclusions.getOrDefault(conclusion, 0);
    }

    int smokes() {
      return conclusions.values().stream().mapToInt(Integer::intValue).sum();
    }

    double meanRuns() {
      return runs / (double) smokes();
    }
  }

  /** Good commits fail at one rate, and broken ones pass at the other. */
  Tried tryOut(Hypothesis truth, double goodFails, double brokenPasses) {
    Map<Conclusion, Integer> conclusions = new EnumMap<>(Conclusion.class);
    long runs = 0;
    for (int i = 0; i < RUNS; i++) {
      Inquiry inquiry = Inquiry.into(known);
      for (Optional<Role> next = next(inquiry); next.isPresent(); next = next(inquiry)) {
        double fails = truth.breaks(next.get()) ? 1 - brokenPasses : goodFails;
        boolean failed = random.nextDouble() < fails;
        inquiry = inquiry.after(next.get(), failed ? Outcome.FAILED : Outcome.PASSED);
        runs++;
      }
      conclusions.merge(inquiry.conclusion(), 1, Integer::sum);
    }
    return new Tried(conclusions, runs);
  }

  private Optional<Role> next(Inquiry inquiry) {
    return choices.computeIfAbsent(inquiry, Inquiry::next);
  }
}
