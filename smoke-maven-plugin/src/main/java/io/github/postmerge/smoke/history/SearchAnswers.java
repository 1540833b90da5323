package io.github.postmerge.smoke.history;

import java.util.List;

/**
 * The culprit searches of a history.
 *
 * @param newestFirst the last answer of each search
 * @param leftOut the files that cannot be read, in their names' order
 */
public record SearchAnswers(List<SearchAnswer> newestFirst, List<LeftOut> leftOut) {

  /** No search. */
  public static final SearchAnswers NONE = new SearchAnswers(List.of(), List.of());

  /** Copies the lists. */
  public SearchAnswers {
    newestFirst = List.copyOf(newestFirst);
    leftOut = List.copyOf(leftOut);
  }
}
