package io.github.postmerge.smoke.health.page;

import java.util.List;

/**
 * One smoke at one merge.
 *
 * @param kind the result of all its runs together
 * @param runs oldest first; a cell without runs opens nothing
 */
public record Cell(Kind kind, List<Run> runs) {

  /** Copies the list. */
  public Cell {
    runs = List.copyOf(runs);
  }

  /** A merge at which the smoke never ran. */
  public static Cell unsmoked() {
    return new Cell(Kind.UNSMOKED, List.of());
  }

  Cell withoutRuns() {
    return new Cell(kind, List.of());
  }

  String words() {
    String words = kind.words();
    return runs.size() > 1 ? words + ", " + runs.size() + " runs" : words;
  }

  /** The kind, and the status of the newest run of that kind. */
  String result() {
    return runs.stream()
        .filter(run -> run.kind() == kind && !run.status().isEmpty())
        .reduce((older, newer) -> newer)
        .map(run -> kind.words() + ", " + run.status())
        .orElse(kind.words());
  }
}
