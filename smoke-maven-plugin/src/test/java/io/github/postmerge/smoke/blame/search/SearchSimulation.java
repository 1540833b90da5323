package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.KnownRates;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What becomes of searches in one world, for each kind of cause.
 *
 * @param outcomes those of each kind
 */
record SearchSimulation(Map<Cause.Kind, Outcomes> outcomes) {

  /** Those of which nothing is known but that main is red. */
  static final List<Cause.Kind> USUAL =
      List.of(Cause.Kind.NOBODY, Cause.Kind.CULPRIT, Cause.Kind.ENVIRONMENT, Cause.Kind.BORN_RED);

  private static final int SEARCHES_PER_HISTORY = 10;

  static SearchSimulation withHistory(World world, List<Cause.Kind> kinds, int searches) {
    return withHistory(world, kinds, searches, new Calibration());
  }

  static SearchSimulation withHistory(
      World world, List<Cause.Kind> kinds, int searches, Calibration calibration) {
    return of(
        world, kinds, searches, random -> new TwoSidedSearch(world.history(random), calibration));
  }

  static SearchSimulation withoutHistory(World world, List<Cause.Kind> kinds, int searches) {
    SearchMethod method = new TwoSidedSearch(KnownRates.NONE, new Calibration());
    return of(world, kinds, searches, random -> method);
  }

  static SearchSimulation of(
      World world,
      List<Cause.Kind> kinds,
      int searches,
      Function<SplittableRandom, SearchMethod> methods) {
    Map<Cause.Kind, Outcomes> outcomes = new EnumMap<>(Cause.Kind.class);
    kinds.forEach(kind -> outcomes.put(kind, tryOut(world, kind, searches, methods)));
    return new SearchSimulation(outcomes);
  }

  private static Outcomes tryOut(
      World world,
      Cause.Kind kind,
      int searches,
      Function<SplittableRandom, SearchMethod> methods) {
    SplittableRandom random = world.random(kind);
    SplittableRandom histories = random.split();
    Outcomes outcomes = new Outcomes();
    SearchMethod method = methods.apply(histories);
    for (int search = 0; search < searches; search++) {
      if (search > 0 && search % SEARCHES_PER_HISTORY == 0) {
        method = methods.apply(histories);
      }
      Trial trial = world.trial(kind.draw(world.merges(), random), random.nextLong());
      outcomes.add(method.search(trial, world.slots()), trial);
    }
    return outcomes;
  }

  /** For whichever cause that is worst. */
  double innocents() {
    return all().stream().mapToDouble(Outcomes::innocents).max().orElseThrow();
  }

  double open() {
    return all().stream().mapToDouble(Outcomes::open).max().orElseThrow();
  }

  double right(Cause.Kind kind) {
    return of(kind).right();
  }

  Outcomes of(Cause.Kind kind) {
    return Objects.requireNonNull(outcomes.get(kind));
  }

  /** Where the causes are as frequent as they are probable beforehand. */
  double probes() {
    return mean(Outcomes::probes);
  }

  double rounds() {
    return mean(Outcomes::rounds);
  }

  private Collection<Outcomes> all() {
    return outcomes.values();
  }

  private double mean(ToDoubleFunction<Outcomes> figure) {
    double weights = outcomes.keySet().stream().mapToDouble(SearchSimulation::weight).sum();
    double sum =
        outcomes.entrySet().stream()
            .mapToDouble(e -> weight(e.getKey()) * figure.applyAsDouble(e.getValue()))
            .sum();
    return sum / weights;
  }

  private static double weight(Cause.Kind kind) {
    return switch (kind) {
      case NOBODY -> 0.5;
      case CULPRIT, FIXED, TWO_CULPRITS -> 0.4;
      case ENVIRONMENT, BORN_RED -> 0.05;
    };
  }
}
