package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.faults.Figures;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link OverheadBenchmark} and says what is left when the checkout is taken away. */
@Tag("bench")
class OverheadTest {

  private static final double MEDIAN = 50;
  private static final double MOST = 90;

  @Test
  void overheadIsTold() throws RunnerException {
    Map<String, RunResult> results = new HashMap<>();
    for (RunResult result :
        new Runner(new OptionsBuilder().include(OverheadBenchmark.class.getName()).build()).run()) {
      results.put(result.getPrimaryResult().getLabel(), result);
    }
    assertThat(percentile(results, "wholeRun", MEDIAN))
        .as("a whole run does what its parts do")
        .isGreaterThan(percentile(results, "checkoutAlone", MEDIAN));
    Figures.tell(
        "overhead of a warm run, a smoke that does nothing",
        "p50 %.1f ms, p90 %.1f ms without the checkout (whole %.1f, checkout %.1f, process %.1f)",
        percentile(results, "wholeRun", MEDIAN) - percentile(results, "checkoutAlone", MEDIAN),
        percentile(results, "wholeRun", MOST) - percentile(results, "checkoutAlone", MOST),
        percentile(results, "wholeRun", MEDIAN),
        percentile(results, "checkoutAlone", MEDIAN),
        percentile(results, "processAlone", MEDIAN));
  }

  private static double percentile(Map<String, RunResult> results, String name, double percent) {
    RunResult result = results.get(name);
    if (result == null) {
      throw new IllegalStateException(name + " was not measured");
    }
    return result.getPrimaryResult().getStatistics().getPercentile(percent);
  }
}
