package io.github.postmerge.smoke.blame.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.postmerge.smoke.blame.ErrorCount;
import io.github.postmerge.smoke.blame.KnownRates;
import io.github.postmerge.smoke.blame.Rates;
import io.github.postmerge.smoke.blame.Tally;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LinePosteriorTest {

  private static final int RED_AT = 6;
  private static final SearchLine LINE =
      new SearchLine(
          List.of(1.0, 4.0, 0.5, 2.0, 1.0, 3.0, 1.0, 1.0),
          RED_AT,
          new KnownRates(new ErrorCount(5, 100), new ErrorCount(1, 20)));
  private static final Suspects SUSPECTS = new Suspects(LINE);
  private static final Rates RATES = Rates.of(LINE.rates());

  @Test
  void beforehandItIsThePrior() {
    LinePosterior posterior = LinePosterior.of(SUSPECTS, RATES, SightingCounts.NONE);

    assertThat(posterior.of(SearchConclusion.FLAKY)).isEqualTo(0.5, within(1e-12));
    assertThat(posterior.of(SearchConclusion.CULPRIT)).isEqualTo(0.275, within(1e-12));
    assertThat(posterior.of(SearchConclusion.CULPRIT, 2))
        .isEqualTo(0.275 * 4 / 11.5, within(1e-12));
    assertThat(posterior.of(SearchConclusion.CULPRIT, RED_AT + 1)).isZero();
  }

  /** Merge by merge, where the posterior takes all between two probes together. */
  @RepeatedTest(20)
  void groupsGiveWhatEachMergeGivesByItself(RepetitionInfo repetition) {
    SightingCounts counts = seen(new Random(repetition.getCurrentRepetition()));
    double[] merges = LinePosterior.of(SUSPECTS, RATES, counts).merges(SearchConclusion.CULPRIT);
    double ratio = merges[0] / culprit(counts, 1);
    for (int merge = 1; merge <= RED_AT; merge++) {
      assertThat(merges[merge - 1])
          .isEqualTo(ratio * culprit(counts, merge), within(1e-9 * merges[merge - 1]));
    }
  }

  /** The doubt in expectation, against that of each outcome's own posterior. */
  @RepeatedTest(20)
  void expectedDoubtIsTheMeanOverTheOutcomes(RepetitionInfo repetition) {
    SightingCounts counts = seen(new Random(repetition.getCurrentRepetition()));
    LinePosterior now = LinePosterior.of(SUSPECTS, RATES, counts);
    ExpectedDoubt expected = new ExpectedDoubt(now);
    for (int position : new int[] {0, 1, 2, 3, 4, 5, RED_AT, LINE.merges()}) {
      double mean = 0;
      for (Sighting sighting : List.of(Sighting.PASSED, Sighting.RED)) {
        LinePosterior then = LinePosterior.of(SUSPECTS, RATES, counts.and(position, sighting));
        mean += now.predicts(position, sighting) * then.doubt();
      }
      double other = now.predicts(position, Sighting.OTHER_FAILURE);
      SightingCounts more = counts.and(position, Sighting.OTHER_FAILURE);

      if (counts.sums(Sighting.OTHER_FAILURE)[counts.positions()] > 0) {
        mean += other * LinePosterior.of(SUSPECTS, RATES, more).doubt();
        assertThat(expected.after(position)).isEqualTo(mean, within(1e-9));
      } else {
        assertThat(expected.after(position)).isEqualTo(mean, within(0.5));
      }
    }
  }

  @Test
  void firstOtherFailureCountsAgainstNobodyAndTheEnvironmentOnce() {
    double[] culprits = new double[3];
    for (int failures = 0; failures < 3; failures++) {
      SightingCounts counts = SightingCounts.NONE.and(0, Sighting.PASSED);
      for (int i = 0; i < failures; i++) {
        counts = counts.and(RED_AT, Sighting.OTHER_FAILURE);
      }
      LinePosterior posterior = LinePosterior.of(SUSPECTS, RATES, counts);
      culprits[failures] =
          posterior.of(SearchConclusion.CULPRIT) / posterior.of(SearchConclusion.FLAKY);
    }
    assertThat(culprits[1]).isEqualTo(2 * culprits[0], within(1e-12));
    assertThat(culprits[2]).isEqualTo(culprits[1], within(1e-12));
  }

  @Test
  void quantileIsTheFirstMergeThatReachesIt() {
    Suspects even = new Suspects(new SearchLine(List.of(1.0, 1.0, 1.0, 1.0), 4, LINE.rates()));
    Group all = new Group(SearchConclusion.CULPRIT, 1, 4, 1, 0, 0);

    assertThat(even.quantile(all, 0)).isEqualTo(1);
    assertThat(even.quantile(all, 0.5)).isEqualTo(2);
    assertThat(even.quantile(all, 0.51)).isEqualTo(3);
    assertThat(even.quantile(all, 1)).isEqualTo(4);
  }

  @Test
  void whatHasNoWeightLeavesNoDoubt() {
    Suspects uneven =
        new Suspects(new SearchLine(List.of(1.0, 1e-300, 1e-300, 1.0), 4, LINE.rates()));

    assertThat(uneven.doubtWithin(new Group(SearchConclusion.CULPRIT, 2, 3, 1, 0, 0))).isZero();
    assertThat(ExpectedDoubt.product(0)).isZero();
    assertThat(ExpectedDoubt.product(1)).isZero();
  }

  private static SightingCounts seen(Random random) {
    SightingCounts counts = SightingCounts.NONE;
    for (int i = 0; i < 9; i++) {
      int position = random.nextInt(RED_AT + 1);
      Sighting sighting = List.of(Sighting.values()).get(random.nextInt(Sighting.KINDS));
      counts = counts.and(position, sighting);
    }
    return counts;
  }

  private static double culprit(SightingCounts counts, int merge) {
    int[] good = new int[Sighting.KINDS];
    int[] broken = new int[Sighting.KINDS];
    for (int index = 0; index < counts.positions(); index++) {
      int[] side = counts.position(index) < merge ? good : broken;
      for (Sighting sighting : Sighting.values()) {
        side[sighting.index()] += counts.at(index, sighting);
      }
    }
    return LINE.weights().get(merge - 1)
        * RATES.likelihood(new Tally(good[1], good[0]), new Tally(broken[1], broken[0]));
  }
}
