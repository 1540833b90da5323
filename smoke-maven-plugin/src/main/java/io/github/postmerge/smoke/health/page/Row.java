package io.github.postmerge.smoke.health.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One merge: a row of the grid.
 *
 * @param commit full id, unique in the grid
 * @param name a short name such as {@code #58}; can be empty
 * @param subject the first line of its message
 * @param author name
 * @param day such as {@code 2026-11-26}; rows of one day are grouped
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
  private static final int MOST_NAMES = 3;

  /** Copies the lists. */
  public Row {
    name = VisibleText.brief(name);
    subject = VisibleText.brief(subject);
    author = VisibleText.brief(author);
    day = VisibleText.brief(day);
    time = VisibleText.brief(time);
    links = List.copyOf(links);
    cells = List.copyOf(cells);
  }

  Row with(List<Cell> cells) {
    return new Row(commit, name, subject, author, day, time, links, cells);
  }

  String shortCommit() {
    return commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
  }

  String title() {
    return name.isEmpty() ? shortCommit() : name;
  }

  /** The red results of this merge: for each kind and status, the smokes that have it. */
  List<Result> results(List<String> smokes) {
    Map<String, List<String>> byResult = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).kind().isRed()) {
        byResult.computeIfAbsent(cells.get(i).result(), r -> new ArrayList<>()).add(smokes.get(i));
      }
    }
    return byResult.entrySet().stream()
        .map(result -> new Result(named(result.getValue()), result.getKey()))
        .toList();
  }

  private static String named(List<String> smokes) {
    int more = smokes.size() - MOST_NAMES;
    return more <= 0
        ? String.join(", ", smokes)
        : String.join(", ", smokes.subList(0, MOST_NAMES)) + " and " + more + " more";
  }

  /**
   * The common result of some smokes.
   *
   * @param smokes their names
   * @param what kind and status in words
   */
  record Result(String smokes, String what) {}
}
