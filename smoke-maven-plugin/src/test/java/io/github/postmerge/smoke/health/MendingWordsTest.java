package io.github.postmerge.smoke.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.health.QueueDecision.MayPass;
import io.github.postmerge.smoke.health.QueueDecision.What;
import io.github.postmerge.smoke.history.HistoryContents;
import io.github.postmerge.smoke.history.Recorded;
import io.github.postmerge.smoke.history.SearchAnswer;
import io.github.postmerge.smoke.history.SearchAnswer.Culprit;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Main is red since merge 5, and the last good one is merge 2. */
class MendingWordsTest {

  private static final List<MayPass> MAY_PASS =
      List.of(
          new MayPass(What.REVERT_OF, Recorded.commit(5)), new MayPass(What.MESSAGE_NAMES, "run"));

  @Test
  void withoutASearchTheFirstRedIsReverted() {
    assertThat(words())
        .isEqualTo("; mends it: a revert of " + Recorded.commit(5) + ", or a message with run");
  }

  @Test
  void culpritIsReverted() {
    assertThat(words(searched(SearchConclusion.CULPRIT, 4)))
        .isEqualTo(
            "; mends it: a revert of "
                + Recorded.commit(4)
                + " that names the red run, or a message with run");
    assertThat(words(searched(SearchConclusion.CULPRIT, 5))).isEqualTo(words());
  }

  @ParameterizedTest
  @EnumSource(names = {"FLAKY", "ENVIRONMENT", "BORN_RED", "FIXED"})
  void whatIsNoMergesFaultIsMendedByNoRevert(SearchConclusion conclusion) {
    assertThat(words(searched(conclusion, null))).isEqualTo("; mends it: a message with run");
  }

  @Test
  void searchThatSettledNothingChangesNothing() {
    assertThat(words(searched(SearchConclusion.INCONCLUSIVE, null))).isEqualTo(words());
  }

  @Test
  void nothingIsSaidOfAMainThatIsNotRed() {
    assertThat(words(List.of())).isEmpty();
  }

  private static String words(SearchAnswer... newestFirst) {
    return words(MAY_PASS, newestFirst);
  }

  private static String words(List<MayPass> mayPass, SearchAnswer... newestFirst) {
    MainHealth main =
        MainHealth.of(
            HistoryContents.EMPTY,
            GeneratedHistory.main(),
            new Expectations(List.of(), 10, Duration.ofHours(24)),
            GeneratedHistory.NOW);
    CulpritSearches searches =
        new CulpritSearches(Arrays.asList(newestFirst), GeneratedHistory.main());
    return new MendingWords(main, searches, commit -> commit, "a message with ").of(mayPass);
  }

  private static SearchAnswer searched(SearchConclusion conclusion, @Nullable Integer culprit) {
    return new SearchAnswer(
        "s",
        Recorded.commit(2),
        Recorded.commit(6),
        conclusion,
        0.99,
        culprit == null ? null : new Culprit(Recorded.commit(culprit), "Cache", ""));
  }
}
