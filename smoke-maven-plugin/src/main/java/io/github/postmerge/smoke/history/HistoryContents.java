package io.github.postmerge.smoke.history;

import java.util.List;

/**
 * The contents of a history.
 *
 * @param runs each once, with its file
 * @param leftOut the files that do not count, sorted by name
 * @param disputed all versions of the runs that do not count because their files contradict
 * @param searches the answers of culprit searches, on which no verdict depends
 */
public record HistoryContents(
    List<Stored> runs, List<LeftOut> leftOut, List<RecordedRun> disputed, SearchAnswers searches) {

  /** A history without anything in it. */
  public static final HistoryContents EMPTY = new HistoryContents(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public HistoryContents {
    runs = List.copyOf(runs);
    leftOut = List.copyOf(leftOut);
    disputed = List.copyOf(disputed);
  }

  /** A history without a search. */
  public HistoryContents(List<Stored> runs, List<LeftOut> leftOut, List<RecordedRun> disputed) {
    this(runs, leftOut, disputed, SearchAnswers.NONE);
  }

  /** A run and its file. */
  public record Stored(RecordedRun run, String file) {}
}
