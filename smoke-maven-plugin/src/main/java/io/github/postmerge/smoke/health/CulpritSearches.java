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

/** What culprit searches say of a time in which main was red; it changes no verdict. */
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
   * A time in which main was red, by positions.
   *
   * @param end of the green that ended it; behind the last merge while it is red
   */
  record Red(int first, int end) {}

  /** The newest conclusion about it, or else that there is none; empty without a search. */
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
    boolean searchesIt =
        good.isPresent()
            && bad.isPresent()
            && good.getAsInt() < red.first()
            && red.first() <= bad.getAsInt();
    return searchesIt || blames(answer, red);
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
