package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaunchEnvironmentTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("41 a command that reads finds the end of file at once")
  void inputIsEmpty(TierUnderTest tier) throws IOException {
    ProcessOutcome outcome = Smoke.argv(List.of("cat")).run(tier);
    assertThat(outcome.ending()).isEqualTo(new Ending.Exited(0));
    assertThat(outcome.stdout().total()).isZero();
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  void theEnvironmentIsExactlyTheSpecifiedOne(TierUnderTest tier) throws IOException {
    Smoke smoke = Smoke.argv(List.of("env")).with("no.identifier", "v").in(folder);
    assertThat(stdout(smoke.run(tier)).lines())
        .containsExactlyInAnyOrderElementsOf(
            new TreeMap<>(smoke.environment())
                .entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.toList()));
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  void theCommandStartsInItsFolder(TierUnderTest tier) throws IOException {
    assertThat(stdout(Smoke.argv(List.of("pwd", "-P")).in(folder).run(tier)))
        .isEqualTo(folder.toRealPath() + "\n");
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  void theCommandHasNoTerminal(TierUnderTest tier) throws IOException {
    assertThat(Smoke.shell("(exec 3</dev/tty) 2>/dev/null && exit 9; exit 0").run(tier).ending())
        .isEqualTo(new Ending.Exited(0));
  }

  private static String stdout(ProcessOutcome outcome) {
    return new String(outcome.stdout().head(), UTF_8);
  }
}
