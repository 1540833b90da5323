package io.github.postmerge.smoke.blame;

import io.github.postmerge.smoke.blame.HistorySimulation.Flakes;
import io.github.postmerge.smoke.blame.HistorySimulation.History;
import io.github.postmerge.smoke.blame.HistorySimulation.World;
import io.github.postmerge.smoke.blame.SimulatedTable.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The simulation's figures where a history tells the rates, against those of exact rates. */
record HistoryTable(List<Row> rows, List<Row> exact) {

  static HistoryTable of(KnownGood known, History history) {
    return new HistoryTable(
        rows(known, history, Flakes.INDEPENDENT),
        worlds(Flakes.INDEPENDENT)
            .map(world -> HistorySimulation.withExactRates(known, world))
            .toList());
  }

  /** One for each pair of rates. */
  static List<Row> rows(KnownGood known, History history, Flakes flakes) {
    return worlds(flakes)
        .map(world -> HistorySimulation.withHistory(known, history, world))
        .toList();
  }

  private static Stream<World> worlds(Flakes flakes) {
    return Arrays.stream(SimulatedTable.GOOD_FAILS)
        .boxed()
        .flatMap(
            goodFails ->
                Arrays.stream(SimulatedTable.BROKEN_PASSES)
                    .mapToObj(brokenPasses -> new World(goodFails, brokenPasses, flakes)));
  }

  /** How many times as many runs it takes as with exact rates, for each row. */
  List<Double> times() {
    return IntStream.range(0, rows.size())
        .mapToObj(i -> rows.get(i).meanRuns() / exact.get(i).meanRuns())
        .toList();
  }

  /** As Markdown. */
  String text() {
    return "| f | q | innocent blamed | regression found | missed | left open"
        + " | conclusions right | runs | runs with exact rates | times |\n"
        + "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
        + IntStream.range(0, rows.size()).mapToObj(this::text).collect(Collectors.joining());
  }

  private String text(int line) {
    Row row = rows.get(line);
    return String.format(
        Locale.ROOT,
        "| %.2f | %.1f | %.2f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f | %.1f | %.2f |\n",
        row.goodFails(),
        row.brokenPasses(),
        100 * row.innocentBlamed(),
        100 * row.regression().share(Conclusion.REGRESSION),
        100 * row.missed(),
        100 * row.regression().share(Conclusion.INCONCLUSIVE),
        100 * row.right(),
        row.meanRuns(),
        exact.get(line).meanRuns(),
        times().get(line));
  }
}
