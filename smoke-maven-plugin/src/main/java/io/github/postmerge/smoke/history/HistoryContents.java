package io.github.postmerge.smoke.history;

import java.util.List;

/**
 * What is in a history.
 *
 * @param runs each once, with the file that it is from
 * @param leftOut the files that do not count, in their names' order
 */
public record HistoryContents(List<Stored> runs, List<LeftOut> leftOut) {

  /** A history without anything in it. */
  public static final HistoryContents EMPTY = new HistoryContents(List.of(), List.of());

  /** Copies both. */
  public HistoryContents {
    runs = List.copyOf(runs);
    leftOut = List.copyOf(leftOut);
  }

  /** A run and its file. */
  public record Stored(RecordedRun run, String file) {}
}
