package io.github.postmerge.smoke.blame;

import io.github.postmerge.smoke.blame.Simulation.Tried;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleBiFunction;

/**
 * The simulation's figures for each pair of rates, where flakiness, a regression and what was
 * broken before are equally frequent.
 */
record SimulatedTable(List<Row> rows) {

  static final double[] GOOD_FAILS = {0, 0.02, 0.1, 0.3};
  static final double[] BROKEN_PASSES = {0, 0.1, 0.3};
  private static final double CAUSES = 3;

  static SimulatedTable of(KnownGood known) {
    Simulation simulation = new Simulation(known);
    List<Row> rows = new ArrayList<>();
    for (double goodFails : GOOD_FAILS) {
      for (double brokenPasses : BROKEN_PASSES) {
        Map<Hypothesis, Tried> tried = new EnumMap<>(Hypothesis.class);
        Arrays.stream(Hypothesis.values())
            .filter(truth -> truth.prior(known) > 0)
            .forEach(t -> tried.put(t, simulation.tryOut(t, goodFails, brokenPasses)));
        rows.add(new Row(goodFails, brokenPasses, tried));
      }
    }
    return new SimulatedTable(rows);
  }

  /** As Markdown. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
            "| f | q | innocent blamed | blamed rightly | regression found | missed | left open")
        .append(" | conclusions right | runs | runs of a regression |\n")
        .append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    rows.forEach(row -> text.append(row.text()).append('\n'));
    return text.toString();
  }

  /** One pair of rates. */
  record Row(double goodFails, double brokenPasses, Map<Hypothesis, Tried> tried) {

    /** How often a merge that is not to blame is blamed, for whichever cause that is worst. */
    double innocentBlamed() {
      return tried.entrySet().stream()
          .filter(e -> e.getKey() != Hypothesis.REGRESSION)
          .mapToDouble(e -> e.getValue().share(Conclusion.REGRESSION))
          .max()
          .orElseThrow();
    }

    /** Of the merges that are blamed, how many are to blame. */
    double blamedRightly() {
      return regression().share(Conclusion.REGRESSION)
          / mean((truth, t) -> t.share(Conclusion.REGRESSION))
          / CAUSES;
    }

    /** How often a regression is taken for something else. */
    double missed() {
      return Arrays.stream(Conclusion.values())
          .filter(c -> c != Conclusion.REGRESSION && c != Conclusion.INCONCLUSIVE)
          .mapToDouble(regression()::share)
          .sum();
    }

    /** Of all conclusions, how many are right. */
    double right() {
      return mean((truth, t) -> t.share(truth.conclusion()))
          / mean((truth, t) -> 1 - t.share(Conclusion.INCONCLUSIVE));
    }

    double meanRuns() {
      return mean((truth, t) -> t.meanRuns());
    }

    String text() {
      return String.format(
          Locale.ROOT,
          "| %.2f | %.1f | %.2f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f | %.1f |",
          goodFails,
          brokenPasses,
          100 * innocentBlamed(),
          100 * blamedRightly(),
          100 * regression().share(Conclusion.REGRESSION),
          100 * missed(),
          100 * regression().share(Conclusion.INCONCLUSIVE),
          100 * right(),
          meanRuns(),
          regression().meanRuns());
    }

    Tried regression() {
      return Objects.requireNonNull(tried.get(Hypothesis.REGRESSION));
    }

    private double mean(ToDoubleBiFunction<Hypothesis, Tried> figure) {
      return tried.entrySet().stream()
          .mapToDouble(e -> weight(e.getKey()) * figure.applyAsDouble(e.getKey(), e.getValue()))
          .sum();
    }

    /** What was broken before is either the code or its surroundings, where both are tried. */
    private double weight(Hypothesis truth) {
      boolean shared = tried.containsKey(Hypothesis.ENVIRONMENT) && truth.breaks(Role.BEFORE);
      return (shared ? 0.5 : 1) / CAUSES;
    }
  }
}
