package io.github.postmerge.smoke.history.line;

import static io.github.postmerge.smoke.history.Recorded.commit;
import static io.github.postmerge.smoke.history.Recorded.green;
import static io.github.postmerge.smoke.history.Recorded.nothing;
import static io.github.postmerge.smoke.history.Recorded.red;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.history.Recorded;
import io.github.postmerge.smoke.history.RecordedRun;
import io.github.postmerge.smoke.history.line.FoldedRun.Clears;
import io.github.postmerge.smoke.verdict.ClearingReason;
import io.github.postmerge.smoke.verdict.Edge;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmokeLineTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void firstVerdictHasNothingToCompareWith() {
    assertThat(edges(green(0))).containsExactly(Edge.UNKNOWN);
    assertThat(edges(red(0))).containsExactly(Edge.FIRST_RED);
  }

  @Test
  void eachChangeHasItsEdge() {
    assertThat(
            edges(
                green(0),
                green(1),
                red(2),
                red(3),
                red(4).failing(7),
                red(5),
                nothing(6),
                green(7),
                green(8)))
        .containsExactly(
            Edge.UNKNOWN,
            Edge.STILL_GREEN,
            Edge.FIRST_RED,
            Edge.STILL_RED,
            Edge.NEW_FAILURE,
            Edge.STILL_RED,
            Edge.UNKNOWN,
            Edge.RECOVERED,
            Edge.STILL_GREEN);
  }

  @Test
  void orderOfMainCountsAndNotThatOfTheClock() {
    SmokeLine line = line(red(2), green(1).later(Duration.ofDays(1)));

    assertThat(line.openReds()).hasSize(1);
    assertThat(line.newest().orElseThrow().redSince()).contains(commit(2));
  }

  @Test
  void rerunOfTheSameCommitThatPassesShowsTheFlake() {
    SmokeLine line = line(red(1), green(1).later(MINUTE));

    assertThat(line.openReds()).isEmpty();
    assertThat(reasons(line)).containsExactly(ClearingReason.FLAKE_SHOWN);
  }

  @Test
  void redAfterAGreenOfTheSameCommitStaysRed() {
    SmokeLine line = line(green(1), red(1).later(MINUTE));

    assertThat(line.openReds()).hasSize(1);
    assertThat(line.isFlake(line.openReds().get(0))).isTrue();
    assertThat(line.lastGood().orElseThrow().run().commit()).isEqualTo(commit(1));
  }

  @Test
  void redThatStartedWithAGreenIsTheLast() {
    assertThat(line(red(1), green(1)).openReds()).hasSize(1);
  }

  @Test
  void confirmedRedIsFixedByALaterGreen() {
    assertThat(reasons(line(red(1), red(2), green(3))))
        .containsExactly(ClearingReason.FIXED, ClearingReason.FIXED);
    assertThat(reasons(line(red(1).diagnosed(Conclusion.REGRESSION), green(2))))
        .containsExactly(ClearingReason.FIXED);
  }

  @ParameterizedTest
  @EnumSource(names = {"ENVIRONMENT", "INCONCLUSIVE"})
  void redThatNothingConfirmsIsUnexplained(Conclusion conclusion) {
    assertThat(reasons(line(red(1), green(2)))).containsExactly(ClearingReason.UNEXPLAINED);
    assertThat(reasons(line(red(1), red(2).failing(9), green(3))))
        .containsExactly(ClearingReason.UNEXPLAINED, ClearingReason.UNEXPLAINED);
    assertThat(reasons(line(red(1).diagnosed(conclusion), green(2))))
        .containsExactly(ClearingReason.UNEXPLAINED);
  }

  @Test
  void outageThatGoesOnIsNotConfirmed() {
    SmokeLine line =
        line(
            red(1).diagnosed(Conclusion.ENVIRONMENT),
            red(2).diagnosed(Conclusion.ENVIRONMENT),
            red(3));

    assertThat(line.isConfirmedRed()).isFalse();
  }

  @Test
  void redThatRerunsCalledFlakyIsAFlake() {
    assertThat(reasons(line(red(1).diagnosed(Conclusion.FLAKY), green(2))))
        .containsExactly(ClearingReason.FLAKE_SHOWN);
  }

  @Test
  void flakesConfirmNothing() {
    SmokeLine line =
        line(
            red(1),
            green(1).id("again").later(MINUTE),
            red(1).id("and").later(MINUTE.multipliedBy(2)),
            red(2));

    assertThat(line.isConfirmedRed()).isFalse();
  }

  @Test
  void dryRunSaysNothingOfMain() {
    SmokeLine line = line(red(1), green(2).dry());

    assertThat(line.openReds()).hasSize(1);
    assertThat(line.lastGood()).isEmpty();
  }

  @Test
  void lastGoodIsMonotonic() {
    assertThat(line(green(1), red(2)).lastGood().orElseThrow().run().commit()).isEqualTo(commit(1));
    assertThat(line(green(3), green(1).later(Duration.ofDays(9))).lastGood().orElseThrow().run())
        .extracting(RecordedRun::commit)
        .isEqualTo(commit(3));
  }

  private static SmokeLine line(Recorded... runs) {
    return SmokeLine.of(Stream.of(runs).map(Recorded::placed).toList());
  }

  private static List<Edge> edges(Recorded... runs) {
    return line(runs).runs().stream().map(FoldedRun::edge).toList();
  }

  private static List<ClearingReason> reasons(SmokeLine line) {
    return line.runs().stream().flatMap(run -> run.clears().stream()).map(Clears::why).toList();
  }
}
