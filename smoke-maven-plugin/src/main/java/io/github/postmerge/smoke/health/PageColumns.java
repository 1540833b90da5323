package io.github.postmerge.smoke.health;

import java.util.Comparator;
import java.util.List;

/**
 * The columns of the grid: the smokes that run most, and one for all others, such as those of
 * single tasks.
 *
 * @param smokes by name
 * @param others what shares the last column; empty where there is no such column
 */
record PageColumns(List<SmokeHealth> smokes, List<SmokeHealth> others) {

  /** More do not fit beside each other. */
  private static final int MOST = 12;

  /** A smoke with fewer runs is a single task's. */
  private static final int LEAST_RUNS = 3;

  static final String OTHERS = "other smokes";

  PageColumns {
    smokes = List.copyOf(smokes);
    others = List.copyOf(others);
  }

  static PageColumns of(MainHealth main) {
    List<SmokeHealth> all = main.smokes();
    boolean areFew = all.size() <= MOST / 2;
    List<SmokeHealth> most =
        all.stream()
            .filter(smoke -> areFew || smoke.line().verdicts().size() >= LEAST_RUNS)
            .sorted(
                Comparator.<SmokeHealth>comparingInt(s -> -s.line().verdicts().size())
                    .thenComparing(SmokeHealth::name))
            .limit(MOST)
            .sorted(Comparator.comparing(SmokeHealth::name))
            .toList();
    return new PageColumns(most, all.stream().filter(smoke -> !most.contains(smoke)).toList());
  }

  /** Their names. */
  List<String> names() {
    List<String> names = new java.util.ArrayList<>(smokes.stream().map(SmokeHealth::name).toList());
    if (!others.isEmpty()) {
      names.add(OTHERS);
    }
    return names;
  }

  /** The column that a smoke is in. */
  int of(SmokeHealth smoke) {
    for (int column = 0; column < smokes.size(); column++) {
      if (smokes.get(column).name().equals(smoke.name())) {
        return column;
      }
    }
    return smokes.size();
  }

  /** What that column is called. */
  String name(SmokeHealth smoke) {
    int own = of(smoke);
    return own < smokes.size() ? smoke.name() : OTHERS;
  }
}
