package io.github.postmerge.smoke.process;

import static io.github.postmerge.smoke.faults.Figures.percentile;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.faults.Figures;
import io.github.postmerge.smoke.faults.Race;
import io.github.postmerge.smoke.faults.Resident;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
  private static final long ROUND = FLOOD / 4;
  private static final List<Misbehaviour> ALL = List.of(Misbehaviour.values());
  private static final Duration SILENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Holding.class)
  @DisplayName("05 07 08 09 10 11 a thousand runs over eleven misbehaviours")
  void nobodySurvives(Holding holding) throws IOException {
    List<Long> killings = new ArrayList<>();
    List<Long> delays = new ArrayList<>();
    int survivors = 0;
    int untold = 0;
    for (int run = 0; run < RUNS; run++) {
      Path token = folder.resolve("token-" + run);
      Smoke smoke = ALL.get(run % ALL.size()).smoke(token);
      TimedTier tier = new TimedTier(holding.tier());
      long start = System.nanoTime();
      ProcessOutcome outcome =
          new ContainedProcessRunner(List.of(tier), SILENCE).run(smoke.spec(), OutputListener.NONE);
      delays.add((System.nanoTime() - start - allowed(smoke, outcome).toNanos()) / 1_000_000);
      killings.add(tier.killing().toMillis());
      int left = Traces.of(token).size();
      survivors += left;
      untold += left > 0 && outcome.census().survivors().isEmpty() ? 1 : 0;
      Files.delete(token);
      Traces.killAll(token);
    }
    tell(holding, survivors, untold, killings, delays);
    assertThat(untold).isZero();
    if (holding.isCertain()) {
      assertThat(survivors).isZero();
      assertThat(percentile(delays, 99)).isLessThan(2_000);
    }
  }

  private static void tell(
      Holding holding, int survivors, int untold, List<Long> killings, List<Long> delays) {
    Figures.tell(
        "05 11 survivors, " + holding, "%d of %,d runs, %d untold", survivors, RUNS, untold);
    Figures.tell(
        "05 11 SIGKILL until all are dead, " + holding,
        "p50 %d ms, p99 %d ms; back p50 %d ms, p99 %d ms late",
        percentile(killings, 50),
        percentile(killings, 99),
        percentile(delays, 50),
        percentile(delays, 99));
  }

  @ParameterizedTest
  @EnumSource(Holding.class)
  @DisplayName("16 ten gigabytes on both streams at once: cuts and count exact, memory flat")
  void floodOnBothStreamsIsExact(Holding holding) throws Exception {
    Resident.requireFlat("16 flood on both streams, " + holding, StressTest.class, holding, FLOOD);
  }

  /** The flood whose memory is measured; it ends in error if a cut or a count is not exact. */
  public static void main(String[] arguments) throws IOException {
    Holding holding = Holding.valueOf(arguments[0]);
    long length = Long.parseLong(arguments[1]);
    String half = "head -c " + (length - 3) + " /dev/zero; printf ";
    Smoke flood = Smoke.shell("(" + half + "end) & (" + half + "END) >&2; wait");
    timeOf(Smoke.shell("head -c 1000000 /dev/zero"), holding, 1_000_000);
    Resident.tellGrowth(
        () -> {
          ProcessOutcome outcome = flood.within(Duration.ofMinutes(5)).run(holding);
          requireExact(outcome.stdout(), length, "end");
          requireExact(outcome.stderr(), length, "END");
        });
  }

  @ParameterizedTest
  @EnumSource(Holding.class)
  @DisplayName("16 a flood, as fast as cat takes it")
  void floodIsAsFastAsCat(Holding holding) throws IOException {
    String flood = "head -c " + ROUND + " /dev/zero";
    timeOf(Smoke.shell("head -c 1000000 /dev/zero"), holding, 1_000_000);
    Race race =
        Race.of(
            () -> timeOf(Smoke.shell(flood), holding, ROUND),
            () -> timeOf(Smoke.shell(flood + " | cat >/dev/null"), holding, 0));
    Figures.tell(
        "16 flood on one stream, " + holding,
        "%,d MB a round at %,d MB/s, %.2f of cat",
        ROUND / 1_000_000,
        race.throughput(ROUND),
        race.speedRatio());
    assertThat(race.speedRatio()).isGreaterThanOrEqualTo(0.9);
  }

  /** The time until its command ended by itself, or until the grace was over. */
  private static Duration allowed(Smoke smoke, ProcessOutcome outcome) {
    return outcome.ending() instanceof Ending.TimedOut
        ? smoke.timeout().plus(smoke.grace())
        : outcome.duration();
  }

  private static Duration timeOf(Smoke smoke, Holding holding, long expected) throws IOException {
    ProcessOutcome outcome = smoke.within(Duration.ofMinutes(5)).run(holding);
    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(0));
    assertThat(outcome.stdout().total()).isEqualTo(expected);
    return outcome.duration();
  }

  private static void requireExact(Capture capture, long length, String end) {
    assertThat(capture.total()).isEqualTo(length);
    assertThat(capture.head()).hasSize(Capture.WINDOW).containsOnly(0);
    assertThat(capture.tail()).hasSize(Capture.WINDOW);
    assertThat(new String(capture.tail(), UTF_8)).endsWith("\0" + end);
  }
}
