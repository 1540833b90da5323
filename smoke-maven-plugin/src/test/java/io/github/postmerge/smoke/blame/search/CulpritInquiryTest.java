package io.github.postmerge.smoke.blame.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.postmerge.smoke.blame.ErrorCount;
import io.github.postmerge.smoke.blame.KnownRates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CulpritInquiryTest {

  private static final KnownRates FROM_200_RUNS =
      new KnownRates(new ErrorCount(0, 200), new ErrorCount(0, 200));

  private static final List<Double> WEIGHTS = List.of(0.05, 0.2, 1.0, 4.0);

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void commitsThatNeverErrAreToldApart(int slots) {
    for (int culprit = 1; culprit <= 16; culprit++) {
      int first = culprit;
      CulpritInquiry end =
          end(line(16, 16), slots, p -> p < first ? Sighting.PASSED : Sighting.RED);

      assertThat(end.conclusion()).isEqualTo(SearchConclusion.CULPRIT);
      assertThat(end.culprit()).hasValue(culprit);
      assertThat(end.merges()[culprit - 1]).isEqualTo(end.confidence()).isBetween(0.985, 1.0);
    }
  }

  /** A merge that changes only documentation weighs a fraction of the one after it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void unevenlySuspiciousMergesAreToldApart(int slots) {
    Random random = new Random(5);
    for (int line = 0; line < 100; line++) {
      List<Double> weights = random.ints(8, 0, WEIGHTS.size()).mapToObj(WEIGHTS::get).toList();
      int first = 1 + random.nextInt(weights.size());
      CulpritInquiry end =
          end(
              new SearchLine(weights, weights.size(), FROM_200_RUNS),
              slots,
              p -> p < first ? Sighting.PASSED : Sighting.RED);

      assertThat(end.conclusion())
          .as("merge %d of %s", first, weights)
          .isEqualTo(SearchConclusion.CULPRIT);
      assertThat(end.culprit()).hasValue(first);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void nobodyIsBlamedWhereEachCommitPasses(int slots) {
    CulpritInquiry end = end(line(64, 64), slots, p -> Sighting.PASSED);

    assertThat(end.conclusion()).isEqualTo(SearchConclusion.FLAKY);
    assertThat(end.culprit()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void goodCommitThatFailsTooIsTheEnvironments(int slots) {
    assertThat(end(line(16, 16), slots, p -> Sighting.RED).conclusion())
        .isEqualTo(SearchConclusion.ENVIRONMENT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void smokeThatCannotPassBeforeTheMergeThatBroughtItIsBornRed(int slots) {
    CulpritInquiry end =
        end(line(16, 16), slots, p -> p < 11 ? Sighting.OTHER_FAILURE : Sighting.RED);

    assertThat(end.conclusion()).isEqualTo(SearchConclusion.BORN_RED);
    assertThat(end.culprit()).hasValue(11);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void redBetweenAndGreenAtTheEndIsFixed(int slots) {
    CulpritInquiry end =
        end(line(16, 9), slots, p -> p < 5 || p >= 13 ? Sighting.PASSED : Sighting.RED);

    assertThat(end.conclusion()).isEqualTo(SearchConclusion.FIXED);
  }

  @Test
  void orderOfAddingChangesNothing() {
    List<Observation> observations = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 12; i++) {
      Sighting sighting = List.of(Sighting.values()).get(random.nextInt(Sighting.KINDS));
      observations.add(new Observation(random.nextInt(17), sighting, i / 3 * 3, i + 1));
    }
    CulpritInquiry inOrder = all(observations);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(observations, random);
      CulpritInquiry shuffled = all(observations);

      assertThat(shuffled.merges()).isEqualTo(inOrder.merges());
      assertThat(shuffled.conclusion()).isEqualTo(inOrder.conclusion());
      assertThat(shuffled.next(4, List.of(3, 5))).isEqualTo(inOrder.next(4, List.of(5, 3)));
    }
  }

  @Test
  void noMoreIsProposedThanThereAreSlots() {
    Random random = new Random(3);
    for (int series = 0; series < 50; series++) {
      CulpritInquiry inquiry = CulpritInquiry.into(line(8, 8));
      for (int probe = 0; probe < 12; probe++) {
        int position = random.nextInt(9);
        Sighting sighting = position < 5 ? Sighting.PASSED : Sighting.RED;
        inquiry = inquiry.after(new Observation(position, sighting, probe, probe + 1));
        assertThat(inquiry.next(2, List.of(0, 8, 4))).hasSizeLessThanOrEqualTo(2);
      }
    }
  }

  @Test
  void probesUnderWayCountAgainstTheMost() {
    CulpritInquiry inquiry = CulpritInquiry.into(line(8, 8));
    for (int probe = 0; probe < 90; probe++) {
      Sighting sighting = probe / 9 % 2 == 0 ? Sighting.PASSED : Sighting.RED;
      inquiry = inquiry.after(new Observation(probe % 9, sighting, probe, probe + 1));
    }
    assertThat(inquiry.next(16, List.of())).hasSize(6);
    assertThat(inquiry.next(16, List.of(4, 4))).hasSize(4);
    assertThat(inquiry.next(16, Collections.nCopies(6, 4))).isEmpty();
  }

  @Test
  void positionThatCannotBeRunIsNotProposed() {
    CulpritInquiry inquiry = CulpritInquiry.into(line(16, 16));
    for (int i = 0; i <= 16; i++) {
      for (int position : inquiry.next(4, List.of())) {
        assertThat(inquiry.withoutPosition(position).next(16, List.of())).doesNotContain(position);
      }
      inquiry = inquiry.withoutPosition(i);
    }
    assertThat(inquiry.next(4, List.of())).isEmpty();
  }

  @Test
  void weightsAreAboveZeroAndTheRedRunIsOnTheLine() {
    for (double weight : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new SearchLine(List.of(1.0, weight), 2, KnownRates.NONE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Each weight must be above 0");
    }
    for (int redAt : new int[] {0, 3}) {
      assertThatThrownBy(() -> line(2, redAt))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("The red run is at position %d, but there are 2 merges", redAt);
    }
    assertThat(line(2, 2).merges()).isEqualTo(2);
  }

  @Test
  void probeEndsAfterItStarted() {
    for (int[] probe : new int[][] {{-1, 0, 1}, {0, -1, 1}, {0, 1, 1}}) {
      assertThatThrownBy(() -> new Observation(probe[0], Sighting.RED, probe[1], probe[2]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(new Observation(0, Sighting.RED, 0, 1).endedAs()).isEqualTo(1);
  }

  @Test
  void whatIsTakenForTheRatesIsTold() {
    CulpritInquiry inquiry = CulpritInquiry.into(line(16, 16));

    assertThat(inquiry.meanGood()).isEqualTo(0.042, within(0.001));
    assertThat(inquiry.meanBroken()).isEqualTo(0.042, within(0.001));
    assertThat(inquiry.confidence(SearchConclusion.FLAKY)).isEqualTo(0.5, within(1e-9));
  }

  @Test
  void positionOutsideOfTheLineIsRejected() {
    assertThatThrownBy(
            () -> CulpritInquiry.into(line(4, 4)).after(new Observation(5, Sighting.PASSED, 0, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static CulpritInquiry all(List<Observation> observations) {
    CulpritInquiry inquiry = CulpritInquiry.into(line(16, 16));
    for (Observation observation : observations) {
      inquiry = inquiry.after(observation);
    }
    return inquiry;
  }

  private static SearchLine line(int merges, int redAt) {
    return new SearchLine(Collections.nCopies(merges, 1.0), redAt, FROM_200_RUNS);
  }

  /** Each round begins when the one before it has ended. */
  private static CulpritInquiry end(SearchLine line, int slots, IntFunction<Sighting> world) {
    CulpritInquiry inquiry = CulpritInquiry.into(line);
    int ended = 0;
    List<Integer> next = inquiry.next(slots, List.of());
    while (!next.isEmpty()) {
      int started = ended;
      for (int position : next) {
        inquiry = inquiry.after(new Observation(position, world.apply(position), started, ++ended));
      }
      next = inquiry.next(slots, List.of());
    }
    return inquiry;
  }
}
