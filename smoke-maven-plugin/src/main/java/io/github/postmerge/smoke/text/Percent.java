package io.github.postmerge.smoke.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Formats a probability as a percentage. */
public final class Percent {

  private Percent() {}

  /** With one decimal, rounded down, so that confidence is never overstated. */
  public static String of(double probability) {
    return BigDecimal.valueOf(probability)
            .movePointRight(2)
            .setScale(1, RoundingMode.DOWN)
            .toPlainString()
        + " %";
  }
}
