package io.github.postmerge.smoke.health.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The grid of merges and smokes, and older runs by day.
 *
 * @param smokes the columns
 * @param rows newest merge first; rows × smokes is at most {@link #MOST_CELLS}
 * @param older newest day first; at most {@link #MOST_DAY_ROWS}
 */
public record Grid(List<String> smokes, List<Row> rows, List<DayRow> older) {

  /** 600 merges of two smokes, or 60 of twenty. */
  public static final int MOST_CELLS = 1_200;

  /**
   * Three years of one smoke, or 50 days of twenty; for longer periods use rows by week or month.
   */
  public static final int MOST_DAY_ROWS = 1_000;

  /** Copies the lists, and rejects a grid that is too large or has rows of different lengths. */
  public Grid {
    smokes = smokes.stream().map(VisibleText::brief).toList();
    rows = List.copyOf(rows);
    older = List.copyOf(older);
    require(rows.size() * Math.max(1L, smokes.size()), MOST_CELLS, "cells: give fewer rows");
    require(older.size(), MOST_DAY_ROWS, "rows by day: give rows by week or month");
    for (Row row : rows) {
      if (row.cells().size() != smokes.size()) {
        throw new IllegalArgumentException(
            String.format(
                "Merge '%s' has %d cells, and there are %d smokes.",
                row.commit(), row.cells().size(), smokes.size()));
      }
    }
  }

  private static void require(long size, int most, String what) {
    if (size > most) {
      throw new IllegalArgumentException(size + " is more than " + most + " " + what);
    }
  }

  /** The number of cells of each kind that occurs. */
  Map<Kind, Integer> counts() {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    rows.forEach(row -> row.cells().forEach(cell -> counts.merge(cell.kind(), 1, Integer::sum)));
    return counts;
  }

  /** The rows grouped by day. */
  List<Day> days() {
    List<Day> days = new ArrayList<>();
    for (int first = 0, end; first < rows.size(); first = end) {
      String day = rows.get(first).day();
      end = first + 1;
      while (end < rows.size() && rows.get(end).day().equals(day)) {
        end++;
      }
      days.add(new Day(day, first, rows.subList(first, end)));
    }
    return days;
  }

  /**
   * Rows of one day.
   *
   * @param first the number of its first row in the grid
   */
  record Day(String name, int first, List<Row> rows) {}
}
