package io.github.postmerge.smoke.blame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangePointsTest {

  @Test
  void noTrialsHaveNoChangePoint() {
    assertThat(ChangePoints.in(new BitSet(), 0)).isEmpty();
    assertThat(ChangePoints.in(flakes("x"), 1)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({".", "x", "....x", ".x"})
  void steadyTrialsHaveNone(String pattern) {
    String trials = pattern.repeat(1_000);

    assertThat(ChangePoints.in(flakes(trials), trials.length())).isEmpty();
  }

  @Test
  void changeForTheWorseIsWhereTheFirstFlakeIs() {
    String trials = ".".repeat(100) + "x.x.xx.x";

    assertThat(ChangePoints.in(flakes(trials), trials.length()))
        .containsExactly(new ChangePoint(100, 104));
  }

  @Test
  void changeForTheBetterIsAfterTheLastFlake() {
    String trials = "..x.x.x.x.".repeat(10) + "..x" + ".".repeat(40);

    List<ChangePoint> found = ChangePoints.in(flakes(trials), trials.length());

    assertThat(found).singleElement().extracting(ChangePoint::index).isEqualTo(103);
    assertThat(found.get(0).noticedAt()).isBetween(115, 130);
  }

  @Test
  void searchStartsAgainFromEachChangePoint() {
    String trials = ".".repeat(100) + "x".repeat(20) + ".".repeat(100) + "x".repeat(20);

    assertThat(ChangePoints.in(flakes(trials), trials.length()))
        .extracting(ChangePoint::index)
        .containsExactly(100, 120, 220);
  }

  @Test
  void whatComesLaterMovesNoChangePoint() {
    BitSet flaky = jumping(new Random(1));
    List<ChangePoint> all = ChangePoints.in(flaky, 2_000);

    assertThat(all).hasSizeGreaterThan(3);
    for (int trials = 0; trials <= 2_000; trials += 50) {
      int until = trials;
      assertThat(ChangePoints.in(flaky, trials))
          .isEqualTo(all.stream().filter(c -> c.noticedAt() < until).toList());
    }
  }

  @Test
  void hundredThousandTrialsDoNotTakeQuadraticTime() {
    BitSet flaky = jumping(new Random(2));

    Assertions.assertTimeout(
        Duration.ofSeconds(30), () -> ChangePoints.in(flaky, 100_000), "usually 50 ms");
  }

  /** Another rate every 200 trials, and a tenth of the trials at no steady one. */
  private static BitSet jumping(Random random) {
    BitSet flaky = new BitSet();
    double rate = 0;
    for (int trial = 0; trial < 100_000; trial++) {
      rate = trial % 200 == 0 ? random.nextDouble() : rate;
      flaky.set(trial, random.nextDouble() < (trial < 90_000 ? rate : trial / 1e5 - 0.5));
    }
    return flaky;
  }

  private static BitSet flakes(String trials) {
    BitSet flaky = new BitSet();
    for (int trial = 0; trial < trials.length(); trial++) {
      flaky.set(trial, trials.charAt(trial) == 'x');
    }
    return flaky;
  }
}
