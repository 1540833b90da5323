package io.github.postmerge.smoke.blame.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The rows of the page's tables, each simulated when it is asked for. */
final class CulpritFigures {

  static final double[] GOOD_FAILS = {0, 0.02, 0.1, 0.3};
  static final double[] BROKEN_PASSES = {0, 0.1, 0.3};

  private static final int[] MERGES = {4, 16, 64, 256};
  private static final int[] SLOTS = {1, 4, 16};
  private static final int SEARCHES = 400;

  /** For what is done in many worlds; each search with many slots takes tens of milliseconds. */
  private static final int FEWER_SEARCHES = 100;

  private static final int CALIBRATED = 50;

  private CulpritFigures() {}

  /**
   * A row of a table.
   *
   * @param text as it is on the page
   * @param innocents how often our method blames an innocent merge
   */
  record Row(String text, double innocents) {}

  /** What it costs and what it finds, by the rates; 16 merges, one probe at a time. */
  static Map<String, Supplier<Row>> byRates() {
    Map<String, Supplier<Row>> rows = new LinkedHashMap<>();
    worlds(16, 1).forEach(world -> rows.put(name(world), () -> byRates(world)));
    return rows;
  }

  private static Row byRates(World world) {
    SearchSimulation ours = SearchSimulation.withHistory(world, SearchSimulation.USUAL, SEARCHES);
    SearchSimulation alone =
        SearchSimulation.withoutHistory(world, SearchSimulation.USUAL, SEARCHES);
    SearchSimulation exact = exact(world);
    double innocents = Math.max(ours.innocents(), alone.innocents());
    return row(
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
        SEARCHES,
        random -> new ExactRates(world.goodFails(), world.brokenPasses()));
  }

  /** By the number of merges and of probes at once. */
  static Map<String, Supplier<Row>> bySize() {
    Map<String, Supplier<Row>> rows = new LinkedHashMap<>();
    for (int merges : MERGES) {
      for (int slots : SLOTS) {
        rows.put(merges + " " + slots, () -> bySize(merges, slots));
      }
    }
    return rows;
  }

  private static Row bySize(int merges, int slots) {
    List<Cause.Kind> kinds = List.of(Cause.Kind.NOBODY, Cause.Kind.CULPRIT);
    List<SearchSimulation> all = new ArrayList<>();
    double found = 1;
    for (World world : worlds(merges, slots).toList()) {
      SearchSimulation ours = SearchSimulation.withHistory(world, kinds, FEWER_SEARCHES);
      all.add(ours);
      all.add(SearchSimulation.withoutHistory(world, kinds, FEWER_SEARCHES));
      found = isPlain(world) ? Math.min(found, ours.right(Cause.Kind.CULPRIT)) : found;
    }
    double innocents =
        all.stream().mapToDouble(SearchSimulation::innocents).average().orElseThrow();
    World usual = World.of(merges, slots, 0.1, 0);
    SearchSimulation figures =
        SearchSimulation.withHistory(usual, SearchSimulation.USUAL, FEWER_SEARCHES);
    Outcomes culprits = figures.of(Cause.Kind.CULPRIT);
    return row(
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

  /** Where the model is wrong. */
  static Map<String, Supplier<Row>> scenarios() {
    List<Cause.Kind> usual = List.of(Cause.Kind.NOBODY, Cause.Kind.CULPRIT);
    Map<String, Supplier<Row>> rows = new LinkedHashMap<>();
    for (int slots : new int[] {1, 16}) {
      List<World> worlds = worlds(16, slots).toList();
      put(rows, "two culprits", slots, List.of(Cause.Kind.TWO_CULPRITS), worlds);
      put(rows, "fixed later", slots, List.of(Cause.Kind.FIXED), worlds);
      put(rows, "flakes in bursts of 3", slots, usual, map(worlds, World::inBursts));
      for (int length : new int[] {1, 3, 10}) {
        Weather outages = Weather.outages(length);
        String name = "outages of " + length + ", a tenth of the time";
        put(rows, name, slots, usual, map(worlds, world -> world.in(outages)));
      }
      for (int length : new int[] {2, 5}) {
        Weather outage = Weather.outageInTheMiddle(length);
        String name = "one outage of " + length + " in the middle";
        put(rows, name, slots, usual, map(worlds, world -> world.in(outage)));
      }
    }
    return rows;
  }

  private static List<World> map(List<World> worlds, UnaryOperator<World> change) {
    return worlds.stream().map(change).toList();
  }

  private static void put(
      Map<String, Supplier<Row>> rows,
      String name,
      int slots,
      List<Cause.Kind> kinds,
      List<World> worlds) {
    rows.put(name + " " + slots, () -> scenario(name, slots, kinds, worlds));
  }

  private static Row scenario(String name, int slots, List<Cause.Kind> kinds, List<World> worlds) {
    double innocents = 0;
    List<Double> plain = new ArrayList<>();
    double open = 0;
    for (World world : worlds) {
      SearchSimulation ours = SearchSimulation.withHistory(world, kinds, FEWER_SEARCHES);
      innocents = Math.max(innocents, ours.innocents());
      if (isPlain(world)) {
        plain.add(ours.right(kinds.get(kinds.size() - 1)));
        open = Math.max(open, ours.open());
      }
    }
    double right = plain.stream().mapToDouble(share -> share).min().orElseThrow();
    return row(
        innocents,
        "| %s | %d | %.2f %% | %.1f %% | %.1f %% |",
        name,
        slots,
        100 * innocents,
        100 * right,
        100 * open);
  }

  /** Each method on the same draws; 16 merges, one probe at a time. */
  static Map<String, Supplier<Row>> comparison() {
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
                  "ours " + name(world),
                  () -> {
                    SearchSimulation ours =
                        SearchSimulation.withHistory(world, SearchSimulation.USUAL, SEARCHES);
                    return comparison("Smoke", world, ours, ours.innocents());
                  });
            });
    return rows;
  }

  private static void compare(
      Map<String, Supplier<Row>> rows, String name, World world, SearchMethod method) {
    rows.put(
        name + " " + name(world),
        () ->
            comparison(
                name,
                world,
                SearchSimulation.of(world, SearchSimulation.USUAL, SEARCHES, random -> method),
                0));
  }

  private static Row comparison(
      String name, World world, SearchSimulation figures, double innocents) {
    Outcomes culprits = figures.of(Cause.Kind.CULPRIT);
    Outcomes nobody = figures.of(Cause.Kind.NOBODY);
    return row(
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

  /** Over all rates, with a history. */
  static Calibration calibration() {
    Calibration calibration = new Calibration();
    worlds(16, 1)
        .forEach(
            world ->
                SearchSimulation.withHistory(
                    world, SearchSimulation.USUAL, CALIBRATED, calibration));
    return calibration;
  }

  private static boolean isPlain(World world) {
    return world.goodFails() <= 0.1 && world.brokenPasses() == 0;
  }

  private static Stream<World> worlds(int merges, int slots) {
    List<World> worlds = new ArrayList<>();
    for (double goodFails : GOOD_FAILS) {
      for (double brokenPasses : BROKEN_PASSES) {
        worlds.add(World.of(merges, slots, goodFails, brokenPasses));
      }
    }
    return worlds.stream();
  }

  private static String name(World world) {
    return world.goodFails() + " " + world.brokenPasses() + " " + world.weather();
  }

  private static Row row(double innocents, String format, Object... values) {
    return new Row(String.format(Locale.ROOT, format, values), innocents);
  }
}
