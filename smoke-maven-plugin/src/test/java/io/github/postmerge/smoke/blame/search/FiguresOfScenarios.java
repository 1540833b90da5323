package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.search.CulpritFigures.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What it finds where the model is wrong; 16 merges. */
final class FiguresOfScenarios {

  private static final int MERGES = 16;
  private static final List<Cause.Kind> USUAL = List.of(Cause.Kind.NOBODY, Cause.Kind.CULPRIT);

  private final Map<String, Supplier<Row>> rows = new LinkedHashMap<>();

  private FiguresOfScenarios() {}

  /**
   * What is tried out.
   *
   * @param kinds causes, the one that right answers are counted of at the end
   */
  private record Scenario(String name, List<Cause.Kind> kinds, List<World> worlds) {

    int searches() {
      return worlds.size() == 1 ? CulpritFigures.SEARCHES : CulpritFigures.FEWER_SEARCHES;
    }

    boolean counts(World world) {
      return worlds.size() == 1 || CulpritFigures.isPlain(world);
    }
  }

  static Map<String, Supplier<Row>> all() {
    FiguresOfScenarios figures = new FiguresOfScenarios();
    figures.addAll(1);
    figures.addAll(16);
    figures.addHardest();
    return figures.rows;
  }

  private void addAll(int slots) {
    List<World> worlds = CulpritFigures.worlds(MERGES, slots).toList();
    add(new Scenario("two culprits", List.of(Cause.Kind.TWO_CULPRITS), worlds));
    add(new Scenario("fixed later", List.of(Cause.Kind.FIXED), worlds));
    add(new Scenario("flakes in bursts of 3", USUAL, map(worlds, World::inBursts)));
    for (int length : new int[] {1, 3, 10}) {
      String name = "outages of " + length + ", a tenth of the time";
      add(new Scenario(name, USUAL, map(worlds, world -> world.in(Weather.outages(length)))));
    }
    for (int length : new int[] {2, 5}) {
      Weather outage = Weather.outageInTheMiddle(length);
      String name = "one outage of " + length + " in the middle";
      add(new Scenario(name, USUAL, map(worlds, world -> world.in(outage))));
    }
  }

  /** Of all pairs of rates the one with the most innocents. */
  private void addHardest() {
    World world = World.of(MERGES, 1, 0, 0.3).in(Weather.outages(1));
    add(new Scenario("outages of 1, f = 0 and q = 0.3 alone", USUAL, List.of(world)));
  }

  private static List<World> map(List<World> worlds, UnaryOperator<World> change) {
    return worlds.stream().map(change).toList();
  }

  private void add(Scenario scenario) {
    int slots = scenario.worlds().get(0).slots();
    rows.put(scenario.name() + " " + slots, () -> row(scenario, slots));
  }

  private static Row row(Scenario scenario, int slots) {
    List<Cause.Kind> kinds = scenario.kinds();
    List<SearchSimulation> all = new ArrayList<>();
    double right = 1;
    double open = 0;
    for (World world : scenario.worlds()) {
      SearchSimulation ours = SearchSimulation.withHistory(world, kinds, scenario.searches());
      all.add(ours);
      if (scenario.counts(world)) {
        right = Math.min(right, ours.right(kinds.get(kinds.size() - 1)));
        open = Math.max(open, ours.open());
      }
    }
    double innocents = CulpritFigures.innocents(all);
    return CulpritFigures.row(
        innocents,
        "| %s | %d | %.2f %% | %.1f %% | %.1f %% |",
        scenario.name(),
        slots,
        100 * innocents,
        100 * right,
        100 * open);
  }
}
