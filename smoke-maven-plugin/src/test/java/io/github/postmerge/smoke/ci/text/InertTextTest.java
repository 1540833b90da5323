package io.github.postmerge.smoke.ci.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.ci.RunnerCommands;
import io.github.postmerge.smoke.ci.text.InertText.Limit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InertTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::error::forged",
        "   ::error::forged",
        "::error file=a,line=1::forged",
        "text ##[error]forged",
        "##[add-mask]forged",
        "##[##[error]forged",
        "##vso[task.setvariable variable=x]forged",
        "text ##vso[task.complete result=Succeeded;]",
        "##teamcity[buildStatus status='SUCCESS']",
        "bar\r::error::forged",
        "\r\r::stop-commands::x",
        "bar\r##[error]forged\r",
        "::stop-commands::pause-logging",
        "\u001B[0Ksection_end:1:smoke\r\u001B[0K",
        "section_start:1:x[collapsed=true]\r\u001B[0Kforged",
        "x #\u001B(B#teamcity[buildStatus status=SUCCESS]",
        "#\u001B[0m#[set-output name=status]PASS",
        "ok #\u001B[0m#vso[task.complete result=Succeeded;]",
        "##\u001B[0mteamcity[x]",
        "##team\u001B[1mcity[x]",
        "#\u001B]8;;a\u0007#[error]x",
        "#\u009B0m#[error]x",
        "#\b#[error]x"
      })
  void isNoCommandOfAnyCiSystem(String line) {
    String shown =
        InertText.lines(line).stream().map(l -> "[INFO] | " + l).collect(Collectors.joining("\n"));

    assertThat(RunnerCommands.in(shown)).isEmpty();
    // A terminal library takes control sequences out, and what they kept apart comes together.
    assertThat(shown.replaceAll("\u001B\\(B|\u001B]8;;a\u0007|[\u001B\u009B]\\[?\\d*m|\b", ""))
        .doesNotContain("##vso[", "##teamcity[", "##[");
    assertThat(shown).doesNotContain("##vso[", "##teamcity[", "##[", "\r");
    assertThat(shown).doesNotContainPattern("section_(start|end):\\d+:[\\w.-]+(\\[.*])?\r");
  }

  @Test
  void saysTheSame() {
    assertThat(InertText.lines("10%\r20%\r100% ##[x]"))
        .containsExactly("10%", "20%", "100% ##\\[x]");
    assertThat(InertText.lines("plain # text")).containsExactly("plain # text");
    assertThat(InertText.lines("")).containsExactly("");
    assertThat(InertText.lines("\u001B[32m# green\u001B[0m"))
        .containsExactly("\u001B[32m# green\u001B[0m");
  }

  @Test
  void plainTextHasNoColoursAndNoControlCharacters() {
    assertThat(
            InertText.plain("\u001B[31mred\u001B[0m\r\nnext\u0000\u0007\u202E\uD800 \uFFFE\ttab"))
        .isEqualTo("red\nnext\uFFFD\uFFFD\uFFFD\uFFFD \uFFFD\ttab");
  }

  @Test
  void theEndOfATextIsInWholeLinesAndSaysWhatIsMissing() {
    List<String> lines = IntStream.range(0, 10_000).mapToObj(i -> "line " + i).toList();

    assertThat(InertText.end(String.join("\n", lines), new Limit(2, 1_000)))
        .isEqualTo("... 9998 lines more before this ...\nline 9998\nline 9999");
    assertThat(InertText.end(String.join("\n", lines), new Limit(100, 20)))
        .isEqualTo("... 9998 lines more before this ...\nline 9998\nline 9999");
    assertThat(InertText.end("x".repeat(5_000_000), new Limit(100, 10)))
        .isEqualTo("... 4999990 characters more before this ...\nxxxxxxxxxx");
    assertThat(InertText.end("a\nb", new Limit(2, 10))).isEqualTo("a\nb");
    assertThat(InertText.end("", new Limit(2, 10))).isEmpty();
  }

  @Test
  void aLineIsCutBetweenCharacters() {
    assertThat(InertText.line("abc\ndef", 20)).isEqualTo("abc def");
    assertThat(InertText.line("\uD83D\uDE00".repeat(10), 6)).isEqualTo("\uD83D\uDE00...");
  }
}
