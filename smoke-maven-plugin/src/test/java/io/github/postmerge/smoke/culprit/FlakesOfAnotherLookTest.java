package io.github.postmerge.smoke.culprit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.blame.KnownRates;
import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.command.CommandSource;
import io.github.postmerge.smoke.culprit.question.MergeLine;
import io.github.postmerge.smoke.culprit.question.Question;
import io.github.postmerge.smoke.culprit.question.WantedFailure;
import io.github.postmerge.smoke.envelope.SmokeCommandInfo;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.verdict.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A smoke that fails now and then, in another way than at the merge that broke it. */
class FlakesOfAnotherLookTest {

  private static final int MERGES = 24;
  private static final int CULPRIT = 15;
  private static final int SEARCHES = Integer.getInteger("smoke.searches", 100);
  private static final String REAL = "1111111111111111";
  private static final String FLAKE = "2222222222222222";

  private final Random random = new Random(20);

  @ParameterizedTest
  @CsvSource({"0.1, true", "0.1, false", "0.02, true", "0.02, false", "0.25, true", "0.25, false"})
  void culpritIsFoundAmongThem(double flakeRate, boolean isRedRunKnown) {
    Question question = question(isRedRunKnown ? Optional.of(REAL) : Optional.empty());
    int right = 0;
    int wrong = 0;
    for (int search = 0; search < SEARCHES; search++) {
      SearchState end = search(question, flakeRate);
      boolean blames = end.conclusion() == SearchConclusion.CULPRIT;
      boolean isRight = end.leader().filter(commit(CULPRIT)::equals).isPresent();
      right += blames && isRight ? 1 : 0;
      wrong += blames && !isRight ? 1 : 0;
    }
    System.out.printf(
        "flakes of another look at %s: %d of %d right, %d wrong%n",
        flakeRate, right, SEARCHES, wrong);
    assertThat(wrong).isLessThanOrEqualTo(SEARCHES / 100);
    assertThat(right).isGreaterThanOrEqualTo(SEARCHES * (flakeRate > 0.1 ? 90 : 98) / 100);
  }

  @Test
  void commitWhereNothingElseIsSeenHidesWhoBrokeIt() {
    Question question = question(Optional.of(REAL));
    SearchState state = SearchState.of(question, List.of());
    for (List<Integer> next = state.next(1, List.of());
        !next.isEmpty();
        next = state.next(1, List.of())) {
      int at = next.get(0);
      boolean isHidden = 5 <= at && at < CULPRIT;
      state = state.and(probe(state, at, at < 5 ? null : isHidden ? FLAKE : REAL));
    }
    assertThat(state.conclusion()).isEqualTo(SearchConclusion.INCONCLUSIVE);
    assertThat(SearchWords.why(state, LocalSearch.Stop.SETTLED))
        .contains("fails in another way", "which hides who broke it");
  }

  @Test
  void exitCodeOfACommandThatCannotBeRunIsThatOfTheRedCommit() {
    SearchState state = SearchState.of(question(Optional.empty()), List.of());
    state = state.and(probe(state, 0, null));
    for (int run = 0; run < 2; run++) {
      state = state.and(probe(state, MERGES, ProbeStatus.NOT_RUN, 127, null));
    }

    assertThat(state.next(1, List.of())).isEmpty();
    assertThat(SearchWords.why(state, LocalSearch.Stop.SETTLED)).contains("(exit code 127: ");
  }

  private SearchState search(Question question, double flakeRate) {
    SearchState state = SearchState.of(question, List.of());
    for (List<Integer> next = state.next(1, List.of());
        !next.isEmpty();
        next = state.next(1, List.of())) {
      int at = next.get(0);
      boolean isFlake = random.nextDouble() < flakeRate;
      state = state.and(probe(state, at, isFlake ? FLAKE : at < CULPRIT ? null : REAL));
    }
    return state;
  }

  private static ProbeRecord probe(SearchState state, int at, @Nullable String signature) {
    return signature == null
        ? probe(state, at, ProbeStatus.PASS, 0, null)
        : probe(state, at, ProbeStatus.FAIL, 1, signature);
  }

  private static ProbeRecord probe(
      SearchState state, int at, ProbeStatus status, int exitCode, @Nullable String signature) {
    int number = state.probes().size();
    return new ProbeRecord(
        ProbeRecord.SCHEMA_VERSION,
        state.question().id(),
        "",
        number,
        number,
        commit(at).value(),
        number,
        number + 1,
        status,
        exitCode,
        signature,
        "",
        1,
        "2026-01-01T00:00:00.000Z");
  }

  private static Question question(Optional<String> signature) {
    return new Question(
        new MergeLine(
            new ArrayList<>(
                IntStream.rangeClosed(0, MERGES)
                    .mapToObj(FlakesOfAnotherLookTest::commit)
                    .toList())),
        MERGES,
        new SmokeCommandInfo(List.of("true"), 60, CommandSource.PARAMETER, null),
        new WantedFailure(Status.FAIL, signature, Optional.empty()),
        Set.of(),
        KnownRates.NONE,
        Collections.nCopies(MERGES, 1.0));
  }

  private static CommitId commit(int position) {
    return new CommitId(String.format("%040x", position + 1));
  }
}
