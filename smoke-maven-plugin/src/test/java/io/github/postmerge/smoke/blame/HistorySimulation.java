package io.github.postmerge.smoke.blame;

import io.github.postmerge.smoke.blame.SimulatedTable.Row;
import io.github.postmerge.smoke.blame.Simulation.Tried;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Red smokes whose cause is known, where a history tells something of the rates. */
final class HistorySimulation {

  static final int HISTORIES = 100;
  static final int SMOKES_PER_HISTORY = 100;

  /** In runs, on average. */
  static final int BURST = 3;

  private static final long SEED = 20_261_128L;

  /** As good as none; a rate of 0 would make what cannot be seen divide by it. */
  private static final double LEAST_RATE = 1e-12;

  private final KnownGood known;
  private final Random random = new Random(SEED);
  private final Map<Hypothesis, Map<Conclusion, Integer>> conclusions =
      new EnumMap<>(Hypothesis.class);
  private final Map<Hypothesis, Long> runs = new EnumMap<>(Hypothesis.class);

  private HistorySimulation(KnownGood known) {
    this.known = known;
  }

  /** How often good commits fail and broken ones pass, in truth. */
  record World(double goodFails, double brokenPasses, Flakes flakes) {

    double stays() {
      return switch (flakes) {
        case INDEPENDENT -> goodFails;
        case IN_BURSTS -> 1 - 1.0 / BURST;
      };
    }

    /** So that good commits fail at their rate in the long run. */
    double begins() {
      return goodFails * (1 - stays()) / (1 - goodFails);
    }
  }

  /** How failures of good commits come. */
  enum Flakes {
    /** Each by itself. */
    INDEPENDENT,
    /** One after another; the red smoke was in such a burst. */
    IN_BURSTS
  }

  /**
   * What a history is of.
   *
   * @param goodTimes how many times as often as in truth good commits failed in it
   * @param brokenTimes how many times as often as in truth broken commits passed in it
   */
  record History(int goodRuns, int brokenRuns, double goodTimes, double brokenTimes) {

    KnownRates draw(World world, Random random) {
      return new KnownRates(
          draw(goodRuns, goodTimes * world.goodFails(), random),
          draw(brokenRuns, brokenTimes * world.brokenPasses(), random));
    }

    private static ErrorCount draw(int runs, double rate, Random random) {
      return new ErrorCount((int) random.doubles(runs).filter(d -> d < rate).count(), runs);
    }
  }

  static Row withHistory(KnownGood known, History history, World world) {
    HistorySimulation simulation = new HistorySimulation(known);
    List<KnownRates> histories =
        Stream.generate(() -> history.draw(world, simulation.random)).limit(HISTORIES).toList();
    histories.forEach(
        rates -> simulation.tryOut(Inquiry.into(known, rates), world, SMOKES_PER_HISTORY));
    return simulation.row(world);
  }

  /** By somebody who knows both rates, so that the posterior alone is enough for him to blame. */
  static Row withExactRates(KnownGood known, World world) {
    HistorySimulation simulation = new HistorySimulation(known);
    Rates rates = new Rates(exactly(world.goodFails()), exactly(world.brokenPasses()));
    RunOrder satisfied = new RunOrder(null, 0, true);
    Inquiry start = new Inquiry(known, new AssumedRates(rates, rates), Counts.NONE, satisfied);
    simulation.tryOut(start, world, HISTORIES * SMOKES_PER_HISTORY);
    return simulation.row(world);
  }

  private static ErrorRate exactly(double rate) {
    return new ErrorRate(new double[] {Math.max(rate, LEAST_RATE)}, new double[] {1});
  }

  private void tryOut(Inquiry start, World world, int smokes) {
    Map<Inquiry, Optional<Role>> choices = new HashMap<>();
    Arrays.stream(Hypothesis.values())
        .filter(truth -> truth.prior(known) > 0)
        .forEach(
            truth -> {
              for (int i = 0; i < smokes; i++) {
                tryOut(start, truth, world, choices);
              }
            });
  }

  private void tryOut(
      Inquiry start, Hypothesis truth, World world, Map<Inquiry, Optional<Role>> choices) {
    Inquiry inquiry = start;
    boolean goodFails = truth == Hypothesis.FLAKY || random.nextDouble() < world.goodFails();
    long count = 0;
    Optional<Role> next = choices.computeIfAbsent(inquiry, Inquiry::next);
    while (next.isPresent()) {
      goodFails = random.nextDouble() < (goodFails ? world.stays() : world.begins());
      boolean fails =
          truth.breaks(next.get()) ? random.nextDouble() >= world.brokenPasses() : goodFails;
      inquiry = inquiry.after(next.get(), fails ? Outcome.FAILED : Outcome.PASSED);
      count++;
      next = choices.computeIfAbsent(inquiry, Inquiry::next);
    }
    conclusions
        .computeIfAbsent(truth, t -> new EnumMap<>(Conclusion.class))
        .merge(inquiry.conclusion(), 1, Integer::sum);
    runs.merge(truth, count, Long::sum);
  }

  private Row row(World world) {
    Map<Hypothesis, Tried> tried = new EnumMap<>(Hypothesis.class);
    conclusions.forEach((truth, c) -> tried.put(truth, new Tried(c, runs.getOrDefault(truth, 0L))));
    return new Row(world.goodFails(), world.brokenPasses(), tried);
  }
}
