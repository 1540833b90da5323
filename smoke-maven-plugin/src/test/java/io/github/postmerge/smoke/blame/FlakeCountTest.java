package io.github.postmerge.smoke.blame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlakeCountTest {

  @Test
  void trialsAndFlakesAmongThemAreCounted() {
    assertThat(FlakeCount.NONE.and(true).and(false).and(true)).isEqualTo(new FlakeCount(3, 2));
  }

  @Test
  void increaseIsTheDifferenceOfBothRatesTimesBothNumbersOfTrials() {
    FlakeCount earlier = new FlakeCount(10, 2);
    FlakeCount change = new FlakeCount(30, 5);

    assertThat(change.increase(earlier, new FlakeCount(70, 21))).isEqualTo(16 * 20 - 3 * 40);
    assertThat(change.increase(earlier, new FlakeCount(70, 11))).isEqualTo(6 * 20 - 3 * 40);
    assertThat(change.increase(earlier, new FlakeCount(70, 6))).isEqualTo(20 - 3 * 40);
  }
}
