package io.github.postmerge.smoke.history;

import java.util.List;

/**
 * What is in a history.
 *
 * @param runs each once, with the file that it is from
 * @param leftOut the files that do not count, in their names' order
 * @param disputed all that different files say of a run that does not count for it
 * @param searches what culprit searches answered, which changes no verdict
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
