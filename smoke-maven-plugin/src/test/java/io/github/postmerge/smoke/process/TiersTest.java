package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiersTest {

  private static final Tier REFUSING =
      new Tier() {
        @Override
        public Containment containment() {
          return Containment.NAMESPACE;
        }

        @Override
        public Tree launch(ProcessSpec spec, Pipes pipes) throws IOException {
          throw new TierUnavailableException("refused on purpose");
        }
      };

  @TempDir Path folder;
  private Path token = Path.of("");

  @BeforeEach
  void chooseToken() throws IOException {
    token = folder.resolve("token");
    Misbehaviour.lay(token);
  }

  @AfterEach
  void killWhatATestLeft() {
    Traces.killAll(token);
  }

  @Test
  @DisplayName("15 a tier that refuses makes room for the next, and never for none")
  void refusingTierMakesRoom() throws IOException {
    ProcessOutcome outcome = run(Smoke.shell("exit 7"), REFUSING, Tiers.scan());
    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(7));
    assertThat(outcome.census().containment()).isEqualTo(Containment.SCAN);
    assertThatThrownBy(() -> run(Smoke.shell("exit 7"), REFUSING))
        .isInstanceOf(TierUnavailableException.class);
  }

  @Test
  @DisplayName("15 a launcher that breaks in use is not taken for the command")
  void brokenLauncherMakesRoom() throws IOException {
    Path broken =
        Files.writeString(folder.resolve("nsenter"), "#!/bin/sh\necho nsenter: x >&2; exit 1\n");
    Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwxr-xr-x"));
    Optional<NamespacePrograms> programs = NamespacePrograms.find();
    assumeTrue(programs.isPresent(), "this machine lacks the programs for namespaces");
    Map<NamespacePrograms.Name, Path> paths = new EnumMap<>(programs.get().paths());
    paths.put(NamespacePrograms.Name.NSENTER, broken);
    NamespaceTier tier = new NamespaceTier(new NamespacePrograms(paths), NamespaceKind.USER);
    assertThatThrownBy(() -> TierProbe.run(tier)).isInstanceOf(TierUnavailableException.class);
    ProcessOutcome outcome = run(Smoke.shell("exit 7"), tier, Tiers.scan());
    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(7));
    assertThat(outcome.census().containment()).isEqualTo(Containment.SCAN);
  }

  @Test
  void aMachineIsProbedInTime() throws IOException {
    Tiers.create().of(ContainmentChoice.AUTO);
    long start = System.nanoTime();
    Tiers.create().of(ContainmentChoice.AUTO);
    System.out.printf("probe: %d ms%n", (System.nanoTime() - start) / 1_000_000);
  }

  @Test
  void launchersAreNeverCounted() throws IOException {
    for (Holding holding : Holding.available()) {
      for (int millis = 0; millis < 25; millis++) {
        Smoke brief = Smoke.argv(List.of("tail", "-f", token.toString()));
        ProcessOutcome outcome =
            brief.within(Duration.ofMillis(millis)).withGrace(Duration.ZERO).run(holding);
        assertThat(outcome.ending()).isEqualTo(new Ending.TimedOut());
        assertThat(outcome.census().killed())
            .extracting(ProcessInfo::command)
            .isSubsetOf("tail -f " + token);
        assertThat(Traces.of(token)).isEmpty();
      }
    }
  }

  @Test
  @DisplayName("04 05 the portable tier stops a tree whose parents live")
  void portableTierStopsATree() throws IOException {
    Smoke smoke = Misbehaviour.DEAF_FAMILY.smoke(token);
    ProcessOutcome outcome = run(smoke, new PortableTier());
    assertThat(outcome.ending()).isEqualTo(new Ending.TimedOut());
    assertThat(outcome.census().killed()).hasSize(21);
    Traces.until(() -> Traces.of(token).isEmpty(), Duration.ofSeconds(5));
  }

  @Test
  @DisplayName(
      "07 the portable tier finds an orphan that it saw before, and tells of one it did not")
  void portableTierTellsOfOrphans() throws IOException {
    Smoke seen = Smoke.shell("tail -f " + token + " >/dev/null 2>&1 & sleep 0.3; echo ok; exit 4");
    ProcessOutcome outcome = run(seen, new PortableTier());
    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(4));
    assertThat(new String(outcome.stdout().head(), UTF_8)).isEqualTo("ok\n");
    assertThat(Traces.of(token)).isEmpty();
    ProcessOutcome unseen = run(Misbehaviour.ORPHAN_WITH_OUTPUT.smoke(token), new PortableTier());
    assertThat(unseen.census().survivors()).hasSize(1);
    assertThat(unseen.census().leakedPipe()).isTrue();
  }

  private static ProcessOutcome run(Smoke smoke, Tier... tiers) throws IOException {
    return new ContainedProcessRunner(List.of(tiers), Duration.ofSeconds(30))
        .run(smoke.spec(), OutputListener.NONE);
  }
}
