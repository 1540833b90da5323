package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.MaskingConfig;
import io.github.postmerge.smoke.process.ContainedProcessRunner;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.OutputListener;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("stress")
class LogStressTest {

  private static final long FLOOD = Long.getLong("smoke.stress.flood", 10_000_000_000L);
  private static final int ROUNDS = 3;
  private static final long LARGEST_GROWTH = 32 * 1024;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"head -c %d /dev/zero", "yes 'a line of an ordinary log' | head -c %d"})
  @DisplayName("16 ten gigabytes into the log, against cat and against nobody who keeps anything")
  void floodIsNotHeldUp(String command) throws IOException {
    timeOf(command.formatted(20_000_000), Kept.IN_THE_LOG);
    long resident = residentKilobytes();
    long before = usedMemory();
    Duration cat = Duration.ofDays(1);
    Duration deaf = cat;
    Duration ours = cat;
    long end = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String flood = command.formatted(FLOOD);
      cat = shorter(cat, timeOf(flood + " | cat >/dev/null", Kept.NOT_AT_ALL));
      deaf = shorter(deaf, timeOf(flood, Kept.NOT_AT_ALL));
      long start = System.nanoTime();
      Duration took = timeOf(flood, Kept.IN_THE_LOG);
      end = Math.max(end, System.nanoTime() - start - took.toNanos());
      ours = shorter(ours, took);
    }
    long growth = residentKilobytes() - resident;
    long inUse = usedMemory() - before;
    double ofCat = (double) cat.toNanos() / ours.toNanos();
    double ofDeaf = (double) deaf.toNanos() / ours.toNanos();
    System.out.printf(
        "log, %s: %d MB/s, %.2f of cat, %.2f of keeping nothing, %d KB more in use, resident memory"
            + " up by %d KB, %d ms more at the end%n",
        command,
        FLOOD / 1000 / Math.max(1, ours.toMillis()),
        ofCat,
        ofDeaf,
        inUse / 1024,
        growth,
        end / 1_000_000);
    assertThat(growth).isLessThan(LARGEST_GROWTH);
    assertThat(ofCat).isGreaterThanOrEqualTo(0.9);
  }

  /** Where the output goes. */
  private enum Kept {
    NOT_AT_ALL,
    IN_THE_LOG
  }

  private Duration timeOf(String command, Kept kept) throws IOException {
    ProcessSpec spec =
        new ProcessSpec(
            List.of("sh", "-c", command),
            folder,
            Map.of("PATH", System.getenv("PATH"), "SMOKE_RUN_ID", "stress"),
            Duration.ofMinutes(5),
            Duration.ofSeconds(1));
    return kept == Kept.NOT_AT_ALL ? run(spec, listener(Optional.empty())) : logged(spec);
  }

  private Duration logged(ProcessSpec spec) throws IOException {
    Path file = folder.resolve("smoke.log");
    Files.deleteIfExists(file);
    SmokeLog log =
        SmokeLog.start(
            new PostMergeSmokeRequest.Log(new LogFile(file), 64L << 20),
            Masker.of(new MaskingConfig(Map.of(), List.of("s3cret-of-this-test"), List.of())));
    Duration took = run(spec, listener(Optional.of(log)));
    assertThat(log.finish()).isEmpty();
    return took;
  }

  private static Duration run(ProcessSpec spec, OutputListener listener) throws IOException {
    ProcessOutcome outcome = ContainedProcessRunner.onThisSystem().run(spec, listener);
    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(0));
    return outcome.duration();
  }

  private static OutputListener listener(Optional<SmokeLog> log) {
    return new OutputListener() {
      @Override
      public void output(Stream stream, byte[] buffer, int offset, int length) {
        log.ifPresent(l -> l.output(stream, buffer, offset, length));
      }

      @Override
      public void silence(Duration remaining) {}
    };
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static long residentKilobytes() throws IOException {
    System.gc();
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
        .sum();
  }
}
