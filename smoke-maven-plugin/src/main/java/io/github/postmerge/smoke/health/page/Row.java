package io.github.postmerge.smoke.health.page;

import java.util.ArrayList;
import java.util.List;

/**
 * One merge: a row of the grid.
 *
 * @param commit full id; two rows never have the same
 * @param name what a person calls it, such as {@code #58}; can be empty
 * @param subject the first line of its message
 * @param author name
 * @param day such as {@code 2026-11-26}; rows of one day stand together
 * @param time such as {@code 14:01}
 * @param links to the commit or the task
 * @param cells one for each smoke of the grid, in its order
 */
public record Row(
    String commit,
    String name,
    String subject,
    String author,
    String day,
    String time,
    List<Link> links,
    List<Cell> cells) {

  private static final int SHORT_COMMIT = 8;

  /** Copies the lists. */
  public Row {
    links = List.copyOf(links);
    cells = List.copyOf(cells);
  }

  String shortCommit() {
    return commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
  }

  String title() {
    return name.isEmpty() ? shortCommit() : name;
  }

  /** What is not green here, in words. */
  List<Result> results(List<String> smokes) {
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if (cell.kind().isRed()) {
        results.add(new Result(smokes.get(i), cell));
      }
    }
    return results;
  }

  /** A red cell and the smoke that it is of. */
  record Result(String smoke, Cell cell) {}
}
