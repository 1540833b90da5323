package io.github.postmerge.smoke.blame.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.blame.ErrorCount;
import io.github.postmerge.smoke.blame.KnownRates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlameNeedsEvidenceTest {

  private static final int MERGES = 8;
  private static final KnownRates RATES =
      new KnownRates(new ErrorCount(0, 200), new ErrorCount(0, 200));
  private static final CulpritInquiry START =
      CulpritInquiry.into(new SearchLine(Collections.nCopies(MERGES, 1.0), MERGES, RATES));

  @Test
  void whateverIsSeenBlameNeedsBothOrdersOfTime() {
    Random random = new Random(7);
    int blamed = 0;
    for (int series = 0; series < 3_000; series++) {
      List<Observation> seen = series(random);
      CulpritInquiry inquiry = all(seen);
      if (inquiry.conclusion() == SearchConclusion.CULPRIT) {
        blamed++;
        int culprit = inquiry.culprit().orElseThrow();
        assertThat(anyBefore(seen, culprit, Sighting.RED, culprit - 1, Sighting.PASSED)).isTrue();
        assertThat(anyBefore(seen, culprit - 1, Sighting.PASSED, culprit, Sighting.RED)).isTrue();
        assertThat(inquiry.confidence()).isGreaterThanOrEqualTo(CulpritInquiry.ENOUGH);
      }
    }
    assertThat(blamed).isGreaterThan(50);
  }

  @Test
  void otherFailuresAloneMakeNoCulprit() {
    Random random = new Random(8);
    for (int series = 0; series < 500; series++) {
      List<Observation> seen = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        boolean passes = random.nextInt(MERGES) > i % MERGES;
        Sighting sighting = passes ? Sighting.PASSED : Sighting.OTHER_FAILURE;
        seen.add(new Observation(random.nextInt(MERGES + 1), sighting, i, i + 1));
        assertThat(all(seen).conclusion()).isNotEqualTo(SearchConclusion.CULPRIT);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void outageThatComesAndGoesBlamesNobody(int slots) {
    for (int start = 0; start < 8; start++) {
      for (int length = 1; length <= 6; length++) {
        int first = start;
        int last = start + length;
        CulpritInquiry end =
            end(
                slots,
                (round, position) ->
                    round >= first && round < last ? Sighting.RED : Sighting.PASSED);

        assertThat(end.conclusion())
            .as("%d from %d", length, start)
            .isNotEqualTo(SearchConclusion.CULPRIT);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16})
  void brokenBackendOrMachineBlamesNobody(int slots) {
    for (int period = 2; period <= 4; period++) {
      for (int broken = 0; broken < period; broken++) {
        for (int merges : List.of(2, 4, 8, 16, 64)) {
          assertThat(ofTurns(merges, slots, period, broken).conclusion())
              .as("%d of %d among %d merges", broken, period, merges)
              .isNotEqualTo(SearchConclusion.CULPRIT);
        }
      }
    }
  }

  @Test
  void parentThatCannotBeRunLeavesItOpenAfterFewProbes() {
    CulpritInquiry inquiry = START.withoutPosition(4);
    int probes = 0;
    for (List<Integer> next = inquiry.next(1, List.of());
        !next.isEmpty();
        next = inquiry.next(1, List.of())) {
      int position = next.get(0);
      Sighting sighting = position < 5 ? Sighting.PASSED : Sighting.RED;
      inquiry = inquiry.after(new Observation(position, sighting, probes, ++probes));
    }
    assertThat(inquiry.conclusion()).isEqualTo(SearchConclusion.INCONCLUSIVE);
    assertThat(inquiry.merges()[3] + inquiry.merges()[4]).isGreaterThan(0.98);
    assertThat(probes).isLessThan(30);
  }

  /** Each entry of a round has a machine of its own, and each machine has its turn. */
  private static CulpritInquiry ofTurns(int merges, int slots, int period, int broken) {
    CulpritInquiry inquiry =
        CulpritInquiry.into(
            new SearchLine(Collections.nCopies(merges, 1.0), merges, KnownRates.NONE));
    int ended = 0;
    List<Integer> next = inquiry.next(slots, List.of());
    while (!next.isEmpty()) {
      int started = ended;
      for (int position : next) {
        int turn = slots == 1 ? ended : ended - started;
        Sighting sighting = turn % period == broken ? Sighting.RED : Sighting.PASSED;
        inquiry = inquiry.after(new Observation(position, sighting, started, ++ended));
      }
      next = inquiry.next(slots, List.of());
    }
    return inquiry;
  }

  private static List<Observation> series(Random random) {
    int culprit = 1 + random.nextInt(MERGES);
    List<Observation> seen = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      int position = Math.min(MERGES, Math.max(0, culprit + random.nextInt(4) - 2));
      boolean errs = random.nextInt(12) == 0;
      Sighting sighting = position >= culprit != errs ? Sighting.RED : Sighting.PASSED;
      seen.add(new Observation(position, sighting, Math.max(0, i - random.nextInt(4)), i + 1));
    }
    return seen;
  }

  private static boolean anyBefore(
      List<Observation> seen, int first, Sighting was, int second, Sighting then) {
    return seen.stream()
        .filter(one -> one.is(first, was))
        .anyMatch(one -> seen.stream().anyMatch(two -> two.is(second, then) && one.before(two)));
  }

  private static CulpritInquiry all(List<Observation> observations) {
    CulpritInquiry inquiry = START;
    for (Observation observation : observations) {
      inquiry = inquiry.after(observation);
    }
    return inquiry;
  }

  private static CulpritInquiry end(int slots, BiFunction<Integer, Integer, Sighting> world) {
    CulpritInquiry inquiry = START;
    int ended = 0;
    List<Integer> next = inquiry.next(slots, List.of());
    for (int round = 0; !next.isEmpty(); round++) {
      int started = ended;
      for (int position : next) {
        Sighting sighting = world.apply(round, position);
        inquiry = inquiry.after(new Observation(position, sighting, started, ++ended));
      }
      next = inquiry.next(slots, List.of());
    }
    return inquiry;
  }
}
