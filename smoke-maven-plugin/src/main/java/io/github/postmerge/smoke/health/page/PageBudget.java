package io.github.postmerge.smoke.health.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps the page small: where the details of all runs take too much, the oldest lose theirs. */
final class PageBudget {

  /** Bytes of text, as they are escaped. */
  private static final long DETAILS = 1_500_000;

  /** Bytes of markup around one run. */
  private static final int MARKUP = 600;

  /** Longer than any subject, author or name that somebody reads in a row. */
  private static final int LONGEST = 300;

  private long left = DETAILS;
  private int cut;

  private PageBudget() {}

  /** The grid that is drawn, and how many of its runs have no details. */
  record Fitted(Grid grid, int runsWithoutDetails) {}

  static Fitted fit(Grid grid) {
    PageBudget budget = new PageBudget();
    List<Row> rows = new ArrayList<>();
    for (Row row : grid.rows()) {
      rows.add(budget.fit(row));
    }
    List<String> smokes = grid.smokes().stream().map(PageBudget::shortened).toList();
    return new Fitted(new Grid(smokes, rows, grid.older()), budget.cut);
  }

  private Row fit(Row row) {
    List<Cell> cells = new ArrayList<>();
    for (Cell cell : row.cells()) {
      cells.add(fit(cell));
    }
    return new Row(
        row.commit(),
        shortened(row.name()),
        shortened(row.subject()),
        shortened(row.author()),
        row.day(),
        row.time(),
        row.links(),
        cells);
  }

  private Cell fit(Cell cell) {
    long size = cell.runs().stream().mapToLong(PageBudget::size).sum();
    if (size <= left) {
      left -= size;
      return cell;
    }
    left = 0;
    cut += cell.runs().size();
    return cell.brief();
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

  static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }
}
