package io.github.postmerge.smoke.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.faults.Figures;
import io.github.postmerge.smoke.faults.Race;
import io.github.postmerge.smoke.faults.Resident;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.MaskingConfig;
import io.github.postmerge.smoke.process.ContainedProcessRunner;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.OutputListener;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.process.ProcessSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("stress")
class LogStressTest {

  private static final long FLOOD = Long.getLong("smoke.stress.flood", 10_000_000_000L);

  @TempDir Path folder;

  /**
   * Rounds of about two seconds: the log's first two megabytes are masked while the flood goes on,
   * which takes some 60 ms whatever the flood's length.
   */
  @ParameterizedTest
  @CsvSource({"zeros, 1, head -c %d /dev/zero", "lines, 4, yes 'a line of a log' | head -c %d"})
  @DisplayName("16 a flood into the log, against cat")
  void floodIsNotHeldUp(String name, int parts, String command) throws IOException {
    timeOf(command.formatted(20_000_000), Kept.IN_THE_LOG);
    long round = FLOOD / parts;
    String flood = command.formatted(round);
    Race race =
        Race.of(
            () -> timeOf(flood, Kept.IN_THE_LOG),
            () -> timeOf(flood + " | cat >/dev/null", Kept.NOT_AT_ALL));
    Figures.tell(
        "16 flood of " + name + " into the log",
        "%,d MB a round at %,d MB/s, %.2f of cat",
        round / 1_000_000,
        race.throughput(round),
        race.speedRatio());
    assertThat(race.speedRatio()).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  @DisplayName("16 a flood into the log needs no more memory than a few lines do")
  void memoryIsFlat() throws Exception {
    Resident.requireFlat("16 flood into the log", LogStressTest.class, folder, FLOOD);
  }

  /** The flood whose memory is measured. */
  public static void main(String[] arguments) throws IOException {
    LogStressTest test = new LogStressTest();
    test.folder = Path.of(arguments[0]);
    String lines = "yes 'a line of a log' | head -c %d";
    test.timeOf(lines.formatted(20_000_000), Kept.IN_THE_LOG);
    String flood = lines.formatted(Long.parseLong(arguments[1]));
    Resident.tellGrowth(() -> test.timeOf(flood, Kept.IN_THE_LOG));
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
    return kept == Kept.NOT_AT_ALL ? run(spec, OutputListener.NONE) : logged(spec);
  }

  private Duration logged(ProcessSpec spec) throws IOException {
    Path file = folder.resolve("smoke.log");
    Files.deleteIfExists(file);
    SmokeLog log =
        SmokeLog.start(
            new LogSettings(new LogFile(file), 64L << 20),
            Masker.of(new MaskingConfig(Map.of(), List.of("s3cret-of-this-test"), List.of())));
    Duration took = run(spec, new Into(log));
    assertThat(log.finish()).isEmpty();
    return took;
  }

  private static Duration run(ProcessSpec spec, OutputListener listener) throws IOException {
    ProcessOutcome outcome = ContainedProcessRunner.onThisSystem().run(spec, listener);
    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(0));
    return outcome.duration();
  }

  /** Takes the output into a log, and nowhere else. */
  private record Into(SmokeLog log) implements OutputListener {

    @Override
    public void output(Stream stream, ByteBuffer piece) {
      log.output(stream, piece);
    }

    @Override
    public void silence(Duration remaining) {}
  }
}
