package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.search.CulpritFigures.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Each method on the same draws; 16 merges, one probe at a time. */
final class FiguresOfMethods {

  private FiguresOfMethods() {}

  static Map<String, Supplier<Row>> all() {
    Map<String, Supplier<Row>> rows = new LinkedHashMap<>();
    Stream.of(
            World.of(16, 1, 0, 0),
            World.of(16, 1, 0.1, 0),
            World.of(16, 1, 0.1, 0.1),
            World.of(16, 1, 0.02, 0).in(Weather.outages(3)))
        .forEach(
            world -> {
              compare(rows, "`git bisect run`", world, new GitBisect(1));
              compare(rows, "bisect, three tries", world, new GitBisect(3));
              compare(rows, "FACF", world, new FlakeAware(world.goodFails()));
              compare(rows, "sequential entropy", world, new SequentialEntropy());
              rows.put(
                  "ours " + CulpritFigures.name(world),
                  () -> {
                    SearchSimulation ours =
                        SearchSimulation.withHistory(
                            world, SearchSimulation.USUAL, CulpritFigures.SEARCHES);
                    return of("Smoke", world, ours, ours.innocents());
                  });
            });
    return rows;
  }

  private static void compare(
      Map<String, Supplier<Row>> rows, String name, World world, SearchMethod method) {
    rows.put(
        name + " " + CulpritFigures.name(world),
        () ->
            of(
                name,
                world,
                SearchSimulation.of(
                    world, SearchSimulation.USUAL, CulpritFigures.SEARCHES, random -> method),
                0));
  }

  private static Row of(String name, World world, SearchSimulation figures, double innocents) {
    Outcomes culprits = figures.of(Cause.Kind.CULPRIT);
    Outcomes nobody = figures.of(Cause.Kind.NOBODY);
    return CulpritFigures.row(
        innocents,
        "| %s | %.2f%s | %.1f | %.1f %% | %.1f %% | %.1f | %.1f %% | %.1f |",
        name,
        world.goodFails(),
        world.weather().equals(Weather.FINE) ? "" : ", outages",
        world.brokenPasses(),
        100 * culprits.right(),
        100 * culprits.innocents(),
        culprits.probes(),
        100 * nobody.innocents(),
        nobody.probes());
  }
}
