package io.github.postmerge.smoke.health.page;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Limits the size of the page: only the newest runs that fit have details. */
final class PageBudget {

  /** Bytes for the details of all runs. */
  private static final long RUNS = 1_900_000;

  /** Bytes of markup around one run. */
  private static final int MARKUP = 700;

  private long left = RUNS;
  private int leftOut;

  private PageBudget() {}

  /** The grid that is drawn, and the number of runs that were left out. */
  record Fitted(Grid grid, int leftOut) {}

  static Fitted fit(Grid grid) {
    PageBudget budget = new PageBudget();
    List<Row> rows = grid.rows().stream().map(budget::fit).toList();
    return new Fitted(new Grid(grid.smokes(), rows, grid.older()), budget.leftOut);
  }

  private Row fit(Row row) {
    return row.with(row.cells().stream().map(cell -> fit(cell, row)).toList());
  }

  private Cell fit(Cell cell, Row row) {
    long size = size(row.subject()) + size(row.author());
    size += cell.runs().stream().mapToLong(PageBudget::size).sum();
    if (size <= left) {
      left -= size;
      return cell;
    }
    leftOut += cell.runs().size();
    return cell.withoutRuns();
  }

  private static long size(Run run) {
    long size = MARKUP + size(run.status()) + size(run.startedAt()) + size(run.duration());
    size += size(run.reason()) + size(run.reproduce()) + size(run.cleared());
    for (String line : run.evidence()) {
      size += size(line) + 1;
    }
    for (Link link : run.links()) {
      size += size(link.label()) + size(link.url());
    }
    return size;
  }

  private static long size(String text) {
    long escaped = text.chars().filter(c -> "<>&\"'".indexOf(c) >= 0).count();
    return text.getBytes(StandardCharsets.UTF_8).length + 4 * escaped;
  }
}
