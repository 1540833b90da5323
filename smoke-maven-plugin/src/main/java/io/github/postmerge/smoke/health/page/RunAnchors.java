package io.github.postmerge.smoke.health.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The anchors of merges and runs: made from the commit, so that links work on later pages too. */
final class RunAnchors {

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{12,64}");
  private static final int LENGTH = 12;

  private final List<String> rows = new ArrayList<>();
  private final Map<String, String> byCommit = new HashMap<>();

  RunAnchors(Grid grid) {
    Set<String> used = new HashSet<>();
    for (Row row : grid.rows()) {
      String commit = row.commit();
      boolean usable = COMMIT.matcher(commit).matches() && used.add(commit.substring(0, LENGTH));
      rows.add(usable ? commit.substring(0, LENGTH) : "row" + rows.size());
      byCommit.putIfAbsent(commit, merge(rows.size() - 1));
    }
  }

  String merge(int row) {
    return "merge-" + rows.get(row);
  }

  String cell(int row, int smoke) {
    return "cell-" + rows.get(row) + "-" + (smoke + 1);
  }

  String runs(int row, int smoke) {
    return "run-" + rows.get(row) + "-" + (smoke + 1);
  }

  /** The anchor of a commit; empty if the grid does not show it. */
  String of(String commit) {
    return byCommit.getOrDefault(commit, "");
  }
}
