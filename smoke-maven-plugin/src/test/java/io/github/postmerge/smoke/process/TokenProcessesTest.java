package io.github.postmerge.smoke.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests must not kill unrelated processes. */
class TokenProcessesTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/tmp", "token"})
  void aTextThatManyProcessesHaveIsNotAToken(String token) {
    assertThatThrownBy(() -> TokenProcesses.of(Path.of(token)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noProcessIsKilledWithoutAToken() throws IOException {
    Process sleeper = new ProcessBuilder("sleep", "60").start();
    try {
      TokenProcesses.killAll(Path.of(""));
      assertThat(sleeper.isAlive()).isTrue();
    } finally {
      sleeper.destroyForcibly();
    }
  }
}
