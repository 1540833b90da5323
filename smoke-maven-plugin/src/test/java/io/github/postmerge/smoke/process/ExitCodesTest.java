package io.github.postmerge.smoke.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodesTest {

  /** Without the signals that a background build ignores, because its children inherit that. */
  private static final List<Integer> SIGNALS = List.of(4, 6, 8, 9, 11, 15);

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("01 every exit code from 0 to 255 is exact")
  void everyExitCodeIsExact(TierUnderTest tier) throws IOException {
    for (int code = 0; code < 256; code++) {
      assertThat(Smoke.shell("exit " + code).run(tier).ending()).isEqualTo(new Ending.Exited(code));
    }
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("02 a command killed by signal n exits 128+n, and nothing is added to its output")
  void signalsAreExact(TierUnderTest tier) throws IOException {
    for (int signal : SIGNALS) {
      ProcessOutcome outcome = Smoke.shell("kill -" + signal + " $$").run(tier);
      assertThat(outcome.ending()).isEqualTo(new Ending.Exited(128 + signal));
      assertThat(outcome.stderr().total()).isZero();
      assertThat(outcome.census().killed()).isEmpty();
    }
  }
}
