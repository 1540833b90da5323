package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.search.CulpritFigures.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What it finds and what it costs, by the number of merges and of probes at once. */
final class FiguresBySize {

  private static final int[] MERGES = {4, 16, 64, 256};
  private static final int[] SLOTS = {1, 4, 16};

  private FiguresBySize() {}

  static Map<String, Supplier<Row>> all() {
    Map<String, Supplier<Row>> rows = new LinkedHashMap<>();
    for (int merges : MERGES) {
      for (int slots : SLOTS) {
        rows.put(merges + " " + slots, () -> of(merges, slots));
      }
    }
    return rows;
  }

  private static Row of(int merges, int slots) {
    List<Cause.Kind> kinds = List.of(Cause.Kind.NOBODY, Cause.Kind.CULPRIT);
    List<SearchSimulation> all = new ArrayList<>();
    double found = 1;
    for (World world : CulpritFigures.worlds(merges, slots).toList()) {
      SearchSimulation ours =
          SearchSimulation.withHistory(world, kinds, CulpritFigures.FEWER_SEARCHES);
      all.add(ours);
      all.add(SearchSimulation.withoutHistory(world, kinds, CulpritFigures.FEWER_SEARCHES));
      found =
          CulpritFigures.isPlain(world) ? Math.min(found, ours.right(Cause.Kind.CULPRIT)) : found;
    }
    double innocents = CulpritFigures.innocents(all);
    World usual = World.of(merges, slots, 0.1, 0);
    SearchSimulation figures =
        SearchSimulation.withHistory(usual, SearchSimulation.USUAL, CulpritFigures.FEWER_SEARCHES);
    Outcomes culprits = figures.of(Cause.Kind.CULPRIT);
    return CulpritFigures.row(
        innocents,
        "| %d | %d | %.2f %% | %.1f %% | %.1f | %.1f | %.1f | %.1f |",
        merges,
        slots,
        100 * innocents,
        100 * found,
        figures.probes(),
        figures.rounds(),
        culprits.probes(),
        culprits.rounds());
  }
}
