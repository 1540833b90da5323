package io.github.postmerge.smoke.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A probability for a person. */
public final class Percent {

  private Percent() {}

  /** With one decimal, rounded down: nothing is said to be surer than it is. */
  public static String of(double probability) {
    return BigDecimal.valueOf(probability)
            .movePointRight(2)
            .setScale(1, RoundingMode.DOWN)
            .toPlainString()
        + " %";
  }
}
