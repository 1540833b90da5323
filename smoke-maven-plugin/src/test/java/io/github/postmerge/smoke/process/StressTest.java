package io.github.postmerge.smoke.process;

import static io.github.postmerge.smoke.faults.Figures.percentile;
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
  @EnumSource(TierUnderTest.class)
  @DisplayName("05 07 08 09 10 11 a thousand runs over eleven misbehaviours")
  void noProcessSurvives(TierUnderTest tier) throws IOException {
    List<Long> killings = new ArrayList<>();
    List<Long> delays = new ArrayList<>();
    int survivors = 0;
    int unreported = 0;
    for (int run = 0; run < RUNS; run++) {
      Path token = folder.resolve("token-" + run);
      Smoke smoke = ALL.get(run % ALL.size()).smoke(token);
      TimedTier timed = new TimedTier(tier.orSkip());
      long start = System.nanoTime();
      ProcessOutcome outcome =
          new ContainedProcessRunner(List.of(timed), SILENCE)
              .run(smoke.spec(), OutputListener.NONE);
      delays.add((System.nanoTime() - start - allowed(smoke, outcome).toNanos()) / 1_000_000);
      killings.add(timed.killing().toMillis());
      int left = TokenProcesses.of(token).size();
      survivors += left;
      unreported += left > 0 && outcome.census().survivors().isEmpty() ? 1 : 0;
      Files.delete(token);
      TokenProcesses.killAll(token);
    }
    tell(tier, survivors, unreported, killings, delays);
    assertThat(unreported).isZero();
    if (tier.isEnforcedByKernel()) {
      assertThat(survivors).isZero();
      assertThat(percentile(delays, 99)).isLessThan(2_000);
    }
  }

  private static void tell(
      TierUnderTest tier, int survivors, int unreported, List<Long> killings, List<Long> delays) {
    Figures.tell(
        "05 11 survivors, " + tier, "%d of %,d runs, %d unreported", survivors, RUNS, unreported);
    Figures.tell(
        "05 11 SIGKILL until all are dead, " + tier,
        "p50 %d ms, p99 %d ms; back p50 %d ms, p99 %d ms late",
        percentile(killings, 50),
        percentile(killings, 99),
        percentile(delays, 50),
        percentile(delays, 99));
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("16 ten gigabytes on both streams at once: cuts and count exact, memory flat")
  void floodOnBothStreamsIsExact(TierUnderTest tier) throws Exception {
    Resident.requireFlat("16 flood on both streams, " + tier, StressTest.class, tier, FLOOD);
  }

  /** The flood whose memory is measured; fails if a cut or a count is not exact. */
  public static void main(String[] arguments) throws IOException {
    TierUnderTest tier = TierUnderTest.valueOf(arguments[0]);
    long length = Long.parseLong(arguments[1]);
    Smoke flood = Flood.smoke(length);
    timeOf(Smoke.shell("head -c 1000000 /dev/zero"), tier, 1_000_000);
    Resident.tellGrowth(
        () -> {
          ProcessOutcome outcome = flood.within(Duration.ofMinutes(5)).run(tier);
          Flood.assertExact(outcome, length);
        });
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("16 a flood, as fast as cat takes it")
  void floodIsAsFastAsCat(TierUnderTest tier) throws IOException {
    String flood = "head -c " + ROUND + " /dev/zero";
    timeOf(Smoke.shell("head -c 1000000 /dev/zero"), tier, 1_000_000);
    Race race =
        Race.of(
            () -> timeOf(Smoke.shell(flood), tier, ROUND),
            () -> timeOf(Smoke.shell(flood + " | cat >/dev/null"), tier, 0));
    Figures.tell(
        "16 flood on one stream, " + tier,
        "%,d MB a round at %,d MB/s, %.2f of cat",
        ROUND / 1_000_000,
        race.throughput(ROUND),
        race.speedRatio());
    assertThat(race.speedRatio()).isGreaterThanOrEqualTo(0.9);
  }

  /** The time until the command ended by itself, or until the end of the grace. */
  private static Duration allowed(Smoke smoke, ProcessOutcome outcome) {
    return outcome.ending() instanceof Ending.TimedOut
        ? smoke.timeout().plus(smoke.grace())
        : outcome.duration();
  }

  private static Duration timeOf(Smoke smoke, TierUnderTest tier, long expected)
      throws IOException {
    ProcessOutcome outcome = smoke.within(Duration.ofMinutes(5)).run(tier);
    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(0));
    assertThat(outcome.stdout().total()).isEqualTo(expected);
    return outcome.duration();
  }
}
