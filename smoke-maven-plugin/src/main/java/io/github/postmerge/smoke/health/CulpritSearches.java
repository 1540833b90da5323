package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.history.SearchAnswer;
import io.github.postmerge.smoke.history.line.MainOrder;
import io.github.postmerge.smoke.text.Percent;
import io.github.postmerge.smoke.text.ShortText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The answers of culprit searches about a red interval of main; no verdict depends on them. */
final class CulpritSearches {

  private static final int ABBREVIATED = 12;
  private static final int LONGEST_SUBJECT = 60;

  private final List<SearchAnswer> newestFirst;
  private final MainOrder order;

  CulpritSearches(List<SearchAnswer> newestFirst, MainOrder order) {
    this.newestFirst = newestFirst;
    this.order = order;
  }

  /**
   * A red interval of main, by positions.
   *
   * @param end position of the green run that ended it; after the last merge while main is red
   */
  record Red(int first, int end) {}

  /** The newest conclusive answer about it, else the newest answer; empty without a search. */
  Optional<SearchAnswer> about(Red red) {
    List<SearchAnswer> about = newestFirst.stream().filter(answer -> isAbout(answer, red)).toList();
    return Stream.concat(
            about.stream().filter(a -> a.conclusion() != SearchConclusion.INCONCLUSIVE),
            about.stream())
        .findFirst();
  }

  /** The same, in words. */
  Optional<String> words(Red red) {
    return about(red).map(CulpritSearches::words);
  }

  private boolean isAbout(SearchAnswer answer, Red red) {
    OptionalInt good = order.position(answer.good());
    OptionalInt bad = order.position(answer.bad());
    boolean covers =
        good.isPresent()
            && bad.isPresent()
            && good.getAsInt() < red.first()
            && red.first() <= bad.getAsInt();
    return covers || blames(answer, red);
  }

  private boolean blames(SearchAnswer answer, Red red) {
    SearchAnswer.Culprit culprit = answer.culprit();
    if (culprit == null) {
      return false;
    }
    OptionalInt position = order.position(culprit.commit());
    return position.isPresent()
        && red.first() <= position.getAsInt()
        && position.getAsInt() < red.end();
  }

  private static String words(SearchAnswer answer) {
    SearchAnswer.Culprit culprit = answer.culprit();
    Double confidence = answer.confidence();
    return answer.conclusion()
        + (culprit == null ? "" : " " + words(culprit))
        + (confidence == null ? "" : ", " + Percent.of(confidence));
  }

  private static String words(SearchAnswer.Culprit culprit) {
    String brief = ShortText.of(culprit.subject(), LONGEST_SUBJECT, "…");
    String task = culprit.taskId().isEmpty() ? "" : " (" + culprit.taskId() + ")";
    return (culprit.commit().substring(0, ABBREVIATED) + " " + brief).strip() + task;
  }
}
