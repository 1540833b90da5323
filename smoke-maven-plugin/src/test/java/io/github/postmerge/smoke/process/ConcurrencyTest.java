package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConcurrencyTest {

  private static final int RUNS = 48;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  void concurrentRunsInOneFolderDoNotAffectEachOther(TierUnderTest tier) throws Exception {
    tier.orSkip();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<ProcessOutcome>> outcomes = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        Smoke smoke = Smoke.shell(script(run)).in(folder);
        outcomes.add(threads.submit(() -> smoke.run(tier)));
      }
      for (int run = 0; run < RUNS; run++) {
        assertRan(outcomes.get(run).get(), run);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Leaves a daemon, and has a child that must live long enough to print. */
  private static String script(int run) {
    return "setsid tail -f /dev/null >/dev/null 2>&1 & sleep 0.1; (sleep 0.2; echo "
        + run
        + ") & wait $!; exit "
        + run;
  }

  private static void assertRan(ProcessOutcome outcome, int run) {
    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(run));
    assertThat(new String(outcome.stdout().head(), UTF_8)).isEqualTo(run + "\n");
    assertThat(outcome.census().killed())
        .extracting(ProcessInfo::command)
        .containsExactly("tail -f /dev/null");
    assertThat(outcome.census().survivors()).isEmpty();
  }
}
