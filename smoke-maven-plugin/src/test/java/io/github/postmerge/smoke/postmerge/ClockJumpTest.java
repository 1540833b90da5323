package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ClockJumpTest {

  private static final Path LIBRARIES = Path.of("/usr/lib");

  @TempDir Path work;

  @DisplayName("40 the wall clock jumps a day during the smoke: duration and deadline unmoved")
  @ParameterizedTest
  @ValueSource(strings = {"+86400", "-86400"})
  void jumpMovesNothing(String seconds) throws Exception {
    JsonNode passed = envelopeAfter(seconds, "sleep 1; date");
    assertThat(passed.path("status").asString()).isEqualTo("PASS");
    assertThat(passed.path("duration_ms").asLong()).isBetween(900L, 20_000L);

    JsonNode stopped = envelopeAfter(seconds, "sleep 60");
    assertThat(stopped.path("status").asString()).isEqualTo("TIMEOUT");
    assertThat(stopped.path("duration_ms").asLong()).isBetween(2_900L, 20_000L);
  }

  /** The smoke itself turns the clock by which the run around it lives. */
  private JsonNode envelopeAfter(String seconds, String smoke) throws Exception {
    Path own = Files.createTempDirectory(work, "run-");
    Path clock = Files.writeString(own.resolve("clock"), "+0\n");
    Path copy = Files.createDirectory(own.resolve("copy"));
    MergedRepository.smoking(copy.toFile(), "echo " + seconds + " > " + clock + "; " + smoke);
    List<String> argv =
        new ArrayList<>(
            List.of(
                "env",
                "LD_PRELOAD=" + faketime(),
                "FAKETIME_TIMESTAMP_FILE=" + clock,
                "FAKETIME_NO_CACHE=1",
                "FAKETIME_FORCE_MONOTONIC_FIX=0",
                "FAKETIME_DONT_FAKE_MONOTONIC=1"));
    argv.addAll(LoneRun.commandLine(own, copy, SmokeProperties.TIMEOUT + "=3"));
    String said = Jvm.saidBy(Jvm.start(argv));
    JsonNode envelope = JsonMapper.shared().readTree(own.resolve("envelope.json"));
    requireJump(said, Instant.parse(envelope.path("started_at").asString()));
    return envelope;
  }

  private static void requireJump(String said, Instant started) {
    String ended = said.lines().filter(line -> line.startsWith("at ")).findFirst().orElseThrow();
    assertThat(Duration.between(started, Instant.parse(ended.substring("at ".length()))).abs())
        .isGreaterThan(Duration.ofHours(23));
  }

  private static Path faketime() throws IOException {
    Optional<Path> library = Optional.empty();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(LIBRARIES)) {
      for (Path folder : folders) {
        Path candidate = folder.resolve("faketime/libfaketimeMT.so.1");
        library = Files.exists(candidate) ? Optional.of(candidate) : library;
      }
    } catch (NoSuchFileException e) {
      // Another system.
    }
    assumeTrue(library.isPresent(), "libfaketime is missing, and nobody may set the real clock");
    return library.get();
  }
}
