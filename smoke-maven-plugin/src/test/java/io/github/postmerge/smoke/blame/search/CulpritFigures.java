package io.github.postmerge.smoke.blame.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the tables of the page have in common. */
final class CulpritFigures {

  static final int SEARCHES = 400;

  /** For what is done in many worlds; each search with many slots takes tens of milliseconds. */
  static final int FEWER_SEARCHES = 50;

  private static final double[] GOOD_FAILS = {0, 0.02, 0.1, 0.3};
  private static final double[] BROKEN_PASSES = {0, 0.1, 0.3};

  private CulpritFigures() {}

  /**
   * A row of a table.
   *
   * @param text as it is on the page
   * @param innocents how often our method blames an innocent merge
   */
  record Row(String text, double innocents) {}

  /** Over all rates, with a history. */
  static Calibration calibration() {
    Calibration calibration = new Calibration();
    worlds(16, 1)
        .forEach(
            world ->
                SearchSimulation.withHistory(
                    world, SearchSimulation.USUAL, FEWER_SEARCHES, calibration));
    return calibration;
  }

  /** For the worst cause of each world, on average over the worlds. */
  static double innocents(List<SearchSimulation> worlds) {
    return worlds.stream().mapToDouble(SearchSimulation::innocents).average().orElseThrow();
  }

  /** Where the figures to reach say how many answers must be right. */
  static boolean isPlain(World world) {
    return world.goodFails() <= 0.1 && world.brokenPasses() == 0;
  }

  /** One for each pair of rates. */
  static Stream<World> worlds(int merges, int slots) {
    List<World> worlds = new ArrayList<>();
    for (double goodFails : GOOD_FAILS) {
      for (double brokenPasses : BROKEN_PASSES) {
        worlds.add(World.of(merges, slots, goodFails, brokenPasses));
      }
    }
    return worlds.stream();
  }

  static String name(World world) {
    return world.goodFails() + " " + world.brokenPasses() + " " + world.weather();
  }

  static Row row(double innocents, String format, Object... values) {
    return new Row(String.format(Locale.ROOT, format, values), innocents);
  }
}
