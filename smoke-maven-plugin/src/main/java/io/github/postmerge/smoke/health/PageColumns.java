package io.github.postmerge.smoke.health;

import java.util.Comparator;
import java.util.List;

/**
 * The columns of the grid: the smokes that run most, and one for all others, such as those of
 * single tasks.
 *
 * @param smokes by name
 * @param others the smokes that share the last column; empty if there is no such column
 */
record PageColumns(List<SmokeHealth> smokes, List<SmokeHealth> others) {

  /** More columns do not fit. */
  private static final int MOST = 12;

  /** A smoke with fewer runs counts as that of a single task. */
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

  /** The names of the columns. */
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

  /** The name of the column that a smoke is in. */
  String name(SmokeHealth smoke) {
    int own = of(smoke);
    return own < smokes.size() ? smoke.name() : OTHERS;
  }
}
