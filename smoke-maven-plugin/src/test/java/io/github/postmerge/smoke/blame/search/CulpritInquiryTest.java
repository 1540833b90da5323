package io.github.postmerge.smoke.blame.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
