package io.github.postmerge.smoke.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchNamesTest {

  private static final LaunchNames NAMES =
      new LaunchNames(
          List.of(List.of("setsid"), List.of("nsenter", "-t", "7")),
          List.of("/opt/a-program-with-a-long-name", "-f", "x"));

  @ParameterizedTest
  @CsvSource({
    "setsid /opt/a-program-with-a-long-name -f x, /opt/a-program-with-a-long-name -f x",
    "nsenter -t 7 /opt/a-program-with-a-long-name, /opt/a-program-with-a-long-name -f x",
    "nsenter -t 8 sh, nsenter -t 8 sh",
    "sleep 5, sleep 5"
  })
  void aLauncherIsShownAsTheCommand(String commandLine, String shown) {
    assertThat(NAMES.shown(commandLine)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "a-program-with-, /opt/a-program-with-a-long-name -f x",
    "a-program-with, [a-program-with]",
    "nsenter, /opt/a-program-with-a-long-name -f x",
    "sleep, [sleep]"
  })
  void aProcessWithoutArgumentsIsShownAsTheCommand(String name, String shown) {
    assertThat(NAMES.shownWithoutArguments(name)).isEqualTo(shown);
  }
}
