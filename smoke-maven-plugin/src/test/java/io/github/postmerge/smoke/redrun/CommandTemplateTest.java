package io.github.postmerge.smoke.redrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTemplateTest {

  @ParameterizedTest(name = "{0} / {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          make test            | make test       | true
          make test            | make tests      | false
          login [MASKED]       | login hunter2   | true
          login [MASKED]       | logout hunter2  | false
          [MASKED] and more    | this and more   | true
          [MASKED] and more    | this and less   | false
          a[MASKED]b[MASKED]c  | a1b2c           | true
          a[MASKED]b[MASKED]c  | a1c2b           | false
          a[MASKED]b[MASKED]c  | abc             | true
          ab[MASKED]bc         | abc             | false
          [MASKED]             | anything        | false
          [MASKED] [MASKED]    | any thing       | false
          "[MASKED]"; [MASKED] | "any"; thing    | false
          [MASKED]a            | a               | true
          a.c                  | abc             | false
          """)
  void onlyWhatIsMaskedMayBeAnything(String shown, String command, boolean fits) {
    assertThat(new CommandTemplate(List.of("sh", "-c", shown)).fits(List.of("sh", "-c", command)))
        .isEqualTo(fits);
  }

  @DisplayName("51 an argv that is masked throughout fits nothing")
  @Test
  void wholeMaskFitsNothing() {
    assertThat(new CommandTemplate(List.of("[MASKED]")).fits(List.of("make"))).isFalse();
    assertThat(new CommandTemplate(List.of("[MASKED]", "x")).fits(List.of("make", "x"))).isFalse();
    assertThat(new CommandTemplate(List.of("make", "[MASKED]")).fits(List.of("make", "x")))
        .isTrue();
    assertThat(
            new CommandTemplate(List.of("cmd", "/c", "[MASKED]")).fits(List.of("cmd", "/c", "x")))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"sh", "sh -c", "sh -c x y"})
  void anotherNumberOfArgumentsIsAnotherCommand(String command) {
    assertThat(
            new CommandTemplate(List.of("[MASKED]", "-c", "x"))
                .fits(List.of(command.split(" ", -1))))
        .isFalse();
  }
}
