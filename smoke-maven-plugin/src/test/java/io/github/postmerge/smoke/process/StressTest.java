package io.github.postmerge.smoke.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("stress")
class StressTest {

  private static final int RUNS = Integer.getInteger("smoke.stress.runs", 1000);
  private static final long FLOOD = Long.getLong("smoke.stress.flood", 10_000_000_000L);
  private static final List<Misbehaviour> ALL = List.of(Misbehaviour.values());
  private static final long LARGEST_GROWTH = 32 * 1024;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Holding.class)
  @DisplayName("05 07 08 09 10 11 a thousand runs over eleven misbehaviours")
  void nobodySurvives(Holding holding) throws IOException {
    List<Long> latencies = new ArrayList<>();
    int survivors = 0;
    int untold = 0;
    for (int run = 0; run < RUNS; run++) {
      Misbehaviour misbehaviour = ALL.get(run % ALL.size());
      Path token = folder.resolve("token-" + run);
      Smoke smoke = misbehaviour.smoke(token);
      long start = System.nanoTime();
      ProcessOutcome outcome = smoke.run(holding);
      latencies.add((System.nanoTime() - start - warned(smoke, outcome).toNanos()) / 1_000_000);
      int left = Traces.of(token).size();
      survivors += left;
      untold += left > 0 && outcome.census().survivors().isEmpty() ? 1 : 0;
      Files.delete(token);
      Traces.killAll(token);
    }
    Collections.sort(latencies);
    System.out.printf(
        "%s: %d runs, %d survivors, %d untold; back after the last warning: p50 %d ms, p99 %d ms%n",
        holding, RUNS, survivors, untold, percentile(latencies, 50), percentile(latencies, 99));
    assertThat(untold).isZero();
    if (holding == Holding.NAMESPACE) {
      assertThat(survivors).isZero();
      assertThat(percentile(latencies, 99)).isLessThan(2_000);
    }
  }

  @ParameterizedTest
  @EnumSource(Holding.class)
  @DisplayName("16 ten gigabytes, as fast as cat takes them, in constant memory")
  void floodIsAsFastAsCat(Holding holding) throws IOException {
    String flood = "head -c " + FLOOD + " /dev/zero";
    Smoke.shell(flood).within(Duration.ofMinutes(5)).run(holding);
    Duration cat = timeOf(Smoke.shell(flood + " | cat >/dev/null"), holding, 0);
    long before = residentKilobytes();
    Duration ours = timeOf(Smoke.shell(flood), holding, FLOOD);
    long growth = residentKilobytes() - before;
    double ratio = (double) cat.toNanos() / ours.toNanos();
    System.out.printf(
        "flood, %s: %d MB/s, %.2f of cat, resident memory up by %d KB%n",
        holding, FLOOD / 1000 / Math.max(1, ours.toMillis()), ratio, growth);
    assertThat(growth).isLessThan(LARGEST_GROWTH);
    assertThat(ratio).isGreaterThanOrEqualTo(0.9);
  }

  /** The time until the tree was told to stop, or until its command ended by itself. */
  private static Duration warned(Smoke smoke, ProcessOutcome outcome) {
    return outcome.ending() instanceof Ending.TimedOut ? smoke.timeout() : outcome.duration();
  }

  private static Duration timeOf(Smoke smoke, Holding holding, long expected) throws IOException {
    ProcessOutcome outcome = smoke.within(Duration.ofMinutes(5)).run(holding);
    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(0));
    assertThat(outcome.stdout().total()).isEqualTo(expected);
    return outcome.duration();
  }

  private static long percentile(List<Long> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  private static long residentKilobytes() throws IOException {
    System.gc();
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
        .sum();
  }
}
