package io.github.postmerge.smoke.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.health.CulpritSearches.Red;
import io.github.postmerge.smoke.history.HistoryContents;
import io.github.postmerge.smoke.history.LeftOut;
import io.github.postmerge.smoke.history.Recorded;
import io.github.postmerge.smoke.history.SearchAnswer;
import io.github.postmerge.smoke.history.SearchAnswer.Culprit;
import io.github.postmerge.smoke.history.SearchAnswers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CulpritSearchesTest {

  @Test
  @DisplayName("the culprit is named with its task, and the confidence is rounded down")
  void culpritIsNamed() {
    assertThat(words(new Red(5, 7), blamed(2, 5, 6)))
        .isEqualTo("CULPRIT 000000000000 Cache the price list (task-7), 98.7 %");
  }

  @ParameterizedTest(name = "a search from {0} to {1} is about a red from {2}: {3}")
  @CsvSource({
    "2, 6, 5, true",
    "2, 5, 5, true",
    "4, 5, 5, true",
    "5, 6, 5, false",
    "2, 4, 5, false",
  })
  void searchIsAboutTheRedThatItsRangeHas(int good, int bad, int firstRed, boolean isAbout) {
    String words = words(new Red(firstRed, firstRed + 1), concluded(good, bad));

    assertThat(words).isEqualTo(isAbout ? "FLAKY, 99.0 %" : "");
  }

  @ParameterizedTest(name = "a culprit at {0} is shown for a red from 4 until before 6: {1}")
  @CsvSource({"3, false", "4, true", "5, true", "6, false"})
  void searchWhoseGoodCommitNobodyKnowsIsAboutItsCulprit(int culprit, boolean isAbout) {
    String words = words(new Red(4, 6), blamed(1_000, culprit, 9));

    assertThat(words.isEmpty()).isEqualTo(!isAbout);
  }

  @Test
  void conclusionIsShownBeforeANewerOneThatIsNone() {
    SearchAnswer none =
        new SearchAnswer(
            "s", Recorded.commit(2), Recorded.commit(6), SearchConclusion.INCONCLUSIVE, null, null);

    assertThat(words(new Red(5, 7), none, concluded(2, 6))).isEqualTo("FLAKY, 99.0 %");
    assertThat(words(new Red(5, 7), none)).isEqualTo("INCONCLUSIVE");
  }

  @Test
  void longSubjectLeavesRoomForTheRest() {
    SearchAnswer answer =
        new SearchAnswer(
            "s",
            Recorded.commit(2),
            Recorded.commit(6),
            SearchConclusion.CULPRIT,
            0.99999,
            new Culprit(Recorded.commit(5), "x".repeat(500), ""));

    assertThat(words(new Red(5, 7), answer)).endsWith("xx…, 99.9 %").hasSizeLessThan(120);
  }

  @Test
  @DisplayName("73 an answer, read or not, changes no verdict and no decision of the queue")
  void answersChangeNoVerdict() {
    HistoryContents without = new HistoryContents(List.of(), List.of(), List.of());
    HistoryContents with =
        new HistoryContents(
            List.of(),
            List.of(),
            List.of(),
            new SearchAnswers(
                List.of(blamed(2, 5, 6)),
                List.of(new LeftOut("2099-01/20990101T000000Z-x.culprit", "it is torn"))));

    assertThat(health(with).state()).isEqualTo(health(without).state());
    assertThat(health(with).doubts().exist()).isFalse();
    assertThat(QueueDecision.of(health(with))).isEqualTo(QueueDecision.of(health(without)));
    assertThat(health(with).leftOut()).hasSize(1);
  }

  private static MainHealth health(HistoryContents contents) {
    return MainHealth.of(
        contents,
        GeneratedHistory.main(),
        new Expectations(List.of(), 10, Duration.ofHours(24)),
        GeneratedHistory.NOW);
  }

  private static String words(Red red, SearchAnswer... newestFirst) {
    return new CulpritSearches(Arrays.asList(newestFirst), GeneratedHistory.main())
        .words(red)
        .orElse("");
  }

  private static SearchAnswer concluded(int good, int bad) {
    return new SearchAnswer(
        "s", Recorded.commit(good), Recorded.commit(bad), SearchConclusion.FLAKY, 0.99, null);
  }

  private static SearchAnswer blamed(int good, int culprit, int bad) {
    return new SearchAnswer(
        "s",
        Recorded.commit(good),
        Recorded.commit(bad),
        SearchConclusion.CULPRIT,
        0.9876,
        new Culprit(Recorded.commit(culprit), "Cache the price list", "task-7"));
  }
}
