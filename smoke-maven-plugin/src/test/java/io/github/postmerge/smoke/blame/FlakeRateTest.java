package io.github.postmerge.smoke.blame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlakeRateTest {

  @Test
  void fewerThanEightRunsHaveNoRate() {
    assertThat(FlakeRate.of(0, 0)).isEmpty();
    assertThat(FlakeRate.of(7, 3)).isEmpty();
    assertThat(FlakeRate.of(8, 3)).isPresent();
  }

  /** What SciPy 1.17 says: {@code beta.ppf([.025, .975], flaky + .5, runs - flaky + .5)}. */
  @ParameterizedTest
  @CsvSource({
    "8, 0, 0.0000, 0.2623",
    "8, 1, 0.0138, 0.4538",
    "8, 8, 0.7377, 1.0000",
    "20, 1, 0.0054, 0.2109",
    "200, 0, 0.0000, 0.0125",
    "200, 2, 0.0020, 0.0317",
    "200, 20, 0.0641, 0.1473",
    "200, 199, 0.9768, 0.9995",
    "1000, 300, 0.2722, 0.3290",
    "100000, 0, 0.0000, 0.0001",
    "100000, 50, 0.0003, 0.0007",
    "1000000, 500000, 0.4990, 0.5010"
  })
  void limitsAreTheQuantilesRoundedOutwards(int runs, int flaky, double low, double high) {
    assertThat(FlakeRate.of(runs, flaky)).contains(new FlakeRate(runs, flaky, low, high));
  }

  @Test
  void moreFlakesThanRunsAreRejected() {
    assertThatThrownBy(() -> FlakeRate.of(8, 9)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FlakeRate.of(8, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
