package io.github.postmerge.smoke.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodesTest {

  @ParameterizedTest
  @EnumSource(Holding.class)
  @DisplayName("01 every exit code from 0 to 255 is exact")
  void everyExitCodeIsExact(Holding holding) throws IOException {
    for (int code = 0; code < 256; code++) {
      assertThat(Smoke.shell("exit " + code).run(holding).ending())
          .isEqualTo(new Ending.Exited(code));
    }
  }
}
