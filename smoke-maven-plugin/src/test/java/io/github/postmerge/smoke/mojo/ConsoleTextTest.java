package io.github.postmerge.smoke.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.postmerge.smoke.reproduce.ReproduceOutcome.Unanswered;
import io.github.postmerge.smoke.reproduce.ReproductionReport;
import io.github.postmerge.smoke.run.RunListener.Step;
import io.github.postmerge.smoke.verdict.BuildResult;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from an envelope or a spec forges nothing on the console. */
class ConsoleTextTest {

  private static final String FORGED = "\u001B[2J\u001B[1m[INFO] BUILD SUCCESS";

  private final List<String> logged = new ArrayList<>();
  private final Console console = new Console(new Recorder(), Colours.OFF);

  @DisplayName("69 control characters and line ends are made visible")
  @ParameterizedTest
  @ValueSource(
      strings = {"\n", "\r", "\r\n", "\u001B[1A", "\u0085", "\u2028", "\u202E", "\b", "\0"})
  void oneLineStaysOne(String hostile) {
    String shown = ConsoleText.line("EXIT_CODE_1" + hostile + "[INFO] BUILD SUCCESS");

    assertThat(shown).startsWith("EXIT_CODE_1\uFFFD").endsWith("[INFO] BUILD SUCCESS");
    assertThat(shown.codePoints())
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
  }

  @DisplayName("69 a megabyte is cut, and says so")
  @Test
  void megabyteIsCut() {
    assertThat(ConsoleText.line("x".repeat(1_000_000)))
        .hasSizeLessThan(4_100)
        .endsWith("... (996000 characters more)");
    assertThat(ConsoleText.lines("x\n".repeat(1_000_000)))
        .hasSize(201)
        .endsWith("... (more lines)");
    assertThat(ConsoleText.line("x".repeat(3_999) + "\ud83d\ude00")).doesNotContain("\ud83d");
  }

  @DisplayName("69 a step, a warning and an answer forge no line of Maven's")
  @Test
  void nothingForgesALine() {
    ConsoleListener listener = new ConsoleListener(console);
    listener.step(Step.COMMAND, "make\n" + FORGED);
    listener.warning("odd\n" + FORGED);
    ReproductionReport report = new ReproductionReport(new Unanswered("no\n" + FORGED));
    AnswerEnd end = new AnswerEnd(BuildResult.ERROR, report.headline(), report.details());
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(() -> end.endBuild(console))
        .withMessage("ERROR: no\uFFFD\uFFFD[2J\uFFFD[1m[INFO] BUILD SUCCESS");

    assertThat(logged)
        .containsExactly(
            "command    make",
            "           \uFFFD[2J\uFFFD[1m[INFO] BUILD SUCCESS",
            "odd\uFFFD\uFFFD[2J\uFFFD[1m[INFO] BUILD SUCCESS");
  }

  private final class Recorder extends SystemStreamLog {

    @Override
    public void info(CharSequence content) {
      logged.add(content.toString());
    }

    @Override
    public void warn(CharSequence content) {
      logged.add(content.toString());
    }
  }

  @Test
  void isNoCommandOfACiSystem() {
    assertThat(ConsoleText.line("subject ##[add-mask]x ##vso[task.complete]y\r::error::z"))
        .isEqualTo("subject ##\\[add-mask]x ##vso\\[task.complete]y\uFFFD::error::z");
    assertThat(ConsoleText.lines("a\r::error::x")).containsExactly("a", "::error::x");
  }
}
