package io.github.postmerge.smoke.blame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorRateTest {

  @Test
  void withoutRunsItIsAnythingUpToTheHighest() {
    assertThat(ErrorRate.of(ErrorCount.NONE)).isSameAs(ErrorRate.UNKNOWN);
    assertThat(ErrorRate.UNKNOWN.probability(1, 0)).isEqualTo(0.2, within(1e-9));
  }

  /** Where the cut does not matter, the Beta posterior's mean and second moments are known. */
  @ParameterizedTest
  @CsvSource({
    "0, 200",
    "2, 200",
    "20, 200",
    "0, 100000",
    "100, 100000",
    "20000, 100000",
    "1000, 1000000"
  })
  void historyGivesTheBetaPosterior(int erred, int runs) {
    ErrorRate rate = ErrorRate.of(new ErrorCount(erred, runs));
    double mean = (erred + 0.5) / (runs + 1);

    assertThat(rate.probability(1, 0)).isEqualTo(mean, within(1e-6 * mean));
    assertThat(rate.probability(0, 1)).isEqualTo(1 - mean, within(1e-9));
    double twice = mean * (erred + 1.5) / (runs + 2);
    assertThat(rate.probability(2, 0)).isEqualTo(twice, within(1e-6 * twice));
    double once = mean * (runs - erred + 0.5) / (runs + 2);
    assertThat(rate.probability(1, 1)).isEqualTo(once, within(1e-6 * once));
  }

  @Test
  void noErrorIsNoRateOfZero() {
    assertThat(ErrorRate.of(new ErrorCount(0, 100_000)).probability(1, 0)).isGreaterThan(4e-6);
  }

  @ParameterizedTest
  @CsvSource({"8, 8", "1000, 1000", "1000000, 1000000", "700, 1000"})
  void moreThanTheHighestIsTheHighest(int erred, int runs) {
    assertThat(ErrorRate.of(new ErrorCount(erred, runs)).probability(1, 0))
        .isBetween(0.3, ErrorRate.HIGHEST);
  }

  @Test
  void doubledRateIsTwiceAsHighUpToTheHighest() {
    ErrorRate low = ErrorRate.of(new ErrorCount(2, 200));
    ErrorRate high = ErrorRate.of(new ErrorCount(70, 200));

    assertThat(low.doubled().probability(1, 0)).isEqualTo(2 * low.probability(1, 0), within(1e-12));
    assertThat(high.doubled().probability(1, 0)).isEqualTo(ErrorRate.HIGHEST, within(1e-6));
  }

  @Test
  void historyThatMayBeWrongLeavesPartOfTheProbabilityToAnyRate() {
    ErrorRate known = ErrorRate.of(new ErrorCount(2, 200));

    ErrorRate doubtful = known.orUnknown(0.25);

    assertThat(doubtful.mean())
        .isEqualTo(0.75 * known.mean() + 0.25 * ErrorRate.UNKNOWN.mean(), within(1e-9));
    assertThat(ErrorRate.UNKNOWN.mean()).isEqualTo(0.2, within(1e-9));
  }

  @Test
  void moreErrorsThanRunsAreRejected() {
    assertThatThrownBy(() -> new ErrorCount(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ErrorCount(-1, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
