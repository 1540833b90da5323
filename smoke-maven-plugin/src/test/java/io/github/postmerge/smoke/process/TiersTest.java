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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class TiersTest {

  private static final Tier UNAVAILABLE =
      new Tier() {
        @Override
        public Containment containment() {
          return Containment.NAMESPACE;
        }

        @Override
        public Tree launch(ProcessSpec spec, Pipes pipes) throws IOException {
          throw new TierUnavailableException("unavailable on purpose");
        }
      };

  @TempDir Path folder;
  @RegisterExtension final Token token = new Token(() -> folder);

  @Test
  @DisplayName("15 the next tier replaces an unavailable one; without a next tier the run fails")
  void nextTierReplacesAnUnavailableOne() throws IOException {
    ProcessOutcome outcome = run(Smoke.shell("exit 7"), UNAVAILABLE, Tiers.scan());
    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(7));
    assertThat(outcome.census().containment()).isEqualTo(Containment.SCAN);
    assertThatThrownBy(() -> run(Smoke.shell("exit 7"), UNAVAILABLE))
        .isInstanceOf(TierUnavailableException.class);
  }

  @Test
  @DisplayName("15 the failure of a launcher is not reported as the command's")
  void nextTierReplacesABrokenLauncher() throws IOException {
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
  void probingAgainFindsTheSameTiers() throws IOException {
    assertThat(Tiers.create().of(ContainmentChoice.AUTO))
        .extracting(Tier::containment)
        .isEqualTo(
            Tiers.create().of(ContainmentChoice.AUTO).stream().map(Tier::containment).toList());
  }

  @Test
  void launchersAreNeverCounted() throws IOException {
    for (TierUnderTest tier : TierUnderTest.available()) {
      for (int millis = 0; millis < 25; millis++) {
        Smoke brief = Smoke.argv(List.of("tail", "-f", token.toString()));
        ProcessOutcome outcome =
            brief.within(Duration.ofMillis(millis)).withGrace(Duration.ZERO).run(tier);
        assertThat(outcome.ending()).isEqualTo(new Ending.TimedOut());
        assertThat(outcome.census().killed())
            .extracting(ProcessInfo::command)
            .isSubsetOf("tail -f " + token);
        assertThat(token.processes()).isEmpty();
      }
    }
  }

  @Test
  @DisplayName("04 05 the portable tier stops a tree whose parents are alive")
  void portableTierStopsATree() throws IOException {
    Smoke smoke = Misbehaviour.CHILDREN_IGNORE_SIGTERM.smoke(token.path());
    ProcessOutcome outcome = run(smoke, new PortableTier());
    assertThat(outcome.ending()).isEqualTo(new Ending.TimedOut());
    assertThat(outcome.census().killed()).hasSize(21);
    TokenProcesses.until(() -> token.processes().isEmpty(), Duration.ofSeconds(5));
  }

  @Test
  @DisplayName(
      "07 the portable tier finds an orphan that it saw before, and reports one that it did not"
          + " see")
  void portableTierReportsOrphans() throws IOException {
    Smoke seen = Smoke.shell("tail -f " + token + " >/dev/null 2>&1 & sleep 0.3; echo ok; exit 4");
    ProcessOutcome outcome = run(seen, new PortableTier());
    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(4));
    assertThat(new String(outcome.stdout().head(), UTF_8)).isEqualTo("ok\n");
    assertThat(token.processes()).isEmpty();
    ProcessOutcome unseen =
        run(Misbehaviour.ORPHAN_WITH_OUTPUT.smoke(token.path()), new PortableTier());
    assertThat(unseen.census().survivors()).hasSize(1);
    assertThat(unseen.census().leakedPipe()).isTrue();
  }

  private static ProcessOutcome run(Smoke smoke, Tier... tiers) throws IOException {
    return new ContainedProcessRunner(List.of(tiers), Duration.ofSeconds(30))
        .run(smoke.spec(), OutputListener.NONE);
  }
}
