package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.search.CulpritFigures.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What it finds and what it costs, by the rates; one probe at a time. */
final class FiguresByRates {

  private FiguresByRates() {}

  static Map<String, Supplier<Row>> of16() {
    Map<String, Supplier<Row>> rows = new LinkedHashMap<>();
    CulpritFigures.worlds(16, 1)
        .forEach(world -> rows.put(CulpritFigures.name(world), () -> of(world)));
    return rows;
  }

  /** Where the rates are as the figures to reach say. */
  static Map<String, Supplier<Row>> of64() {
    Map<String, Supplier<Row>> rows = new LinkedHashMap<>();
    Stream.of(World.of(64, 1, 0, 0), World.of(64, 1, 0.1, 0), World.of(64, 1, 0.1, 0.1))
        .forEach(world -> rows.put(CulpritFigures.name(world), () -> of(world)));
    return rows;
  }

  private static Row of(World world) {
    SearchSimulation ours =
        SearchSimulation.withHistory(world, SearchSimulation.USUAL, CulpritFigures.SEARCHES);
    SearchSimulation alone =
        SearchSimulation.withoutHistory(world, SearchSimulation.USUAL, CulpritFigures.SEARCHES);
    SearchSimulation exact = exact(world);
    double innocents = Math.max(ours.innocents(), alone.innocents());
    return CulpritFigures.row(
        innocents,
        "| %.2f | %.1f | %.2f %% | %.1f %% | %.1f | %.1f | %.2f %% | %.1f %% | %.1f |",
        world.goodFails(),
        world.brokenPasses(),
        100 * ours.innocents(),
        100 * ours.right(Cause.Kind.CULPRIT),
        ours.probes(),
        exact.probes(),
        100 * alone.innocents(),
        100 * alone.right(Cause.Kind.CULPRIT),
        alone.probes());
  }

  private static SearchSimulation exact(World world) {
    return SearchSimulation.of(
        world,
        SearchSimulation.USUAL,
        CulpritFigures.SEARCHES,
        random -> new ExactRates(world.goodFails(), world.brokenPasses()));
  }
}
