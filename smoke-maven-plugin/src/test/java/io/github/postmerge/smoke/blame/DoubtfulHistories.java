package io.github.postmerge.smoke.blame;

import io.github.postmerge.smoke.blame.HistorySimulation.Flakes;
import io.github.postmerge.smoke.blame.HistorySimulation.History;
import io.github.postmerge.smoke.blame.SimulatedTable.Row;
import io.github.postmerge.smoke.blame.Simulation.Tried;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The simulation's figures where a history is wrong, or tells less than both rates.
 *
 * @param wrong rates half or twice as high in the history as they are now
 * @param inBursts flakes that come one after another
 * @param inBurstsWithoutHistory the same without a history
 * @param onlyGood nothing known of broken commits
 */
record DoubtfulHistories(
    List<List<Row>> wrong,
    List<Row> inBursts,
    List<Row> inBurstsWithoutHistory,
    List<Row> onlyGood) {

  private static final int RUNS = 200;

  static DoubtfulHistories simulate() {
    return new DoubtfulHistories(
        Stream.of(times(0.5, 0.5), times(0.5, 2), times(2, 0.5), times(2, 2))
            .map(history -> rows(history, Flakes.INDEPENDENT))
            .toList(),
        rows(times(1, 1), Flakes.IN_BURSTS),
        rows(new History(0, 0, 1, 1), Flakes.IN_BURSTS),
        rows(new History(RUNS, 0, 1, 1), Flakes.INDEPENDENT));
  }

  private static History times(double good, double broken) {
    return new History(RUNS, RUNS, good, broken);
  }

  private static List<Row> rows(History history, Flakes flakes) {
    return HistoryTable.rows(KnownGood.NONE, history, flakes);
  }

  Stream<Row> all() {
    return Stream.of(wrong.stream().flatMap(List::stream), inBursts.stream(), onlyGood.stream())
        .flatMap(rows -> rows);
  }

  /** As Markdown. */
  String text() {
    return "| f | q | blamed, rates wrong | blamed, in bursts | blamed, only f known"
        + " | runs, only f known | bursts called `PRE_EXISTING` | without a history |\n"
        + "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
        + IntStream.range(0, onlyGood.size()).mapToObj(this::text).collect(Collectors.joining());
  }

  private String text(int line) {
    return String.format(
        Locale.ROOT,
        "| %.2f | %.1f | %.2f %% | %.2f %% | %.2f %% | %.1f | %.0f %% | %.0f %% |\n",
        onlyGood.get(line).goodFails(),
        onlyGood.get(line).brokenPasses(),
        100 * wrong.stream().mapToDouble(r -> r.get(line).innocentBlamed()).max().orElseThrow(),
        100 * inBursts.get(line).innocentBlamed(),
        100 * onlyGood.get(line).innocentBlamed(),
        onlyGood.get(line).meanRuns(),
        100 * calledPreExisting(inBursts.get(line)),
        100 * calledPreExisting(inBurstsWithoutHistory.get(line)));
  }

  private static double calledPreExisting(Row row) {
    Tried flaky = Objects.requireNonNull(row.tried().get(Hypothesis.FLAKY));
    return flaky.share(Conclusion.PRE_EXISTING);
  }
}
