package io.github.postmerge.smoke.blame;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.blame.RateSimulation.Delays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RateSimulationTest {

  private static final double MOST_FALSE_ALARMS = 0.5;
  private static final double[] STEADY = {0, 0.005, 0.01, 0.05, 0.1, 0.3};
  private static final int[] RUNS_BEFORE = {200, 1_000};

  private static final Map<Double, Double> FALSE_ALARMS = new LinkedHashMap<>();
  private static final Map<Jump, Delays> DELAYS = new LinkedHashMap<>();

  /** From one rate to another, after so many runs. */
  private record Jump(int runsBefore, double before, double after) {}

  @BeforeAll
  static void simulate() {
    RateSimulation simulation = new RateSimulation();
    for (double rate : STEADY) {
      FALSE_ALARMS.put(rate, simulation.falseAlarms(rate));
    }
    for (int runs : RUNS_BEFORE) {
      DELAYS.put(new Jump(runs, 0.01, 0.1), simulation.delays(runs, 0.01, 0.1));
      DELAYS.put(new Jump(runs, 0.1, 0.01), simulation.delays(runs, 0.1, 0.01));
      DELAYS.put(new Jump(runs, 0.1, 0.3), simulation.delays(runs, 0.1, 0.3));
    }
    System.out.println(falseAlarms());
    System.out.println(delays());
  }

  @Test
  void falseAlarmsAreRareAtEachSteadyRate() {
    assertThat(FALSE_ALARMS).allSatisfy((rate, a) -> assertThat(a).isLessThan(MOST_FALSE_ALARMS));
  }

  @Test
  void jumpToTenTimesTheRateIsFoundInSomeTensOfRuns() {
    DELAYS.forEach(
        (jump, delays) -> {
          if (jump.before() == 0.01) {
            assertThat(delays.quantile(0.5)).isLessThan(100);
          }
        });
  }

  @Test
  void documentationShowsTheseVeryTables() throws IOException {
    assertThat(Files.readString(Path.of("src/site/markdown/rates.md")))
        .contains(falseAlarms(), delays())
        .contains(String.format(Locale.ROOT, "%,.0f times as probable", ChangePoints.ENOUGH));
  }

  private static String falseAlarms() {
    StringBuilder text = new StringBuilder();
    text.append("| steady flake rate | false alarms in 1,000 runs |\n| --- | --- |\n");
    FALSE_ALARMS.forEach(
        (rate, alarms) -> text.append(format("| %.1f %% | %.2f |\n", 100 * rate, alarms)));
    return text.toString();
  }

  private static String delays() {
    StringBuilder text = new StringBuilder();
    text.append(
        "| flake rate | runs before the jump | median delay, in runs | 90th percentile |\n");
    text.append("| --- | --- | --- | --- |\n");
    DELAYS.forEach((jump, delays) -> text.append(row(jump, delays)));
    return text.toString();
  }

  private static String row(Jump jump, Delays delays) {
    return format(
        "| from %.0f %% to %.0f %% | %,d | %s | %s |\n",
        100 * jump.before(),
        100 * jump.after(),
        jump.runsBefore(),
        delays.text(0.5),
        delays.text(0.9));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
