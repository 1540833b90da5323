package io.github.postmerge.smoke.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.MaskingConfig;
import io.github.postmerge.smoke.process.Capture;
import io.github.postmerge.smoke.process.Census;
import io.github.postmerge.smoke.process.Containment;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.ProcessOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmokeResultTest {

  private static final Masker MASKER =
      Masker.of(new MaskingConfig(Map.of(), List.of("canary-42-of-this-test"), List.of()));

  @Test
  void endOfACommandIsToldInSixFields() {
    assertThat(result(new Ending.Exited(0), "out", ""))
        .isEqualTo(new SmokeResult("./smoke.sh", true, 0, "out", "", null));
    assertThat(result(new Ending.Exited(137), "out", "err"))
        .isEqualTo(new SmokeResult("./smoke.sh", false, 137, "out", "err", "EXIT_CODE_137"));
    assertThat(result(new Ending.TimedOut(), "", ""))
        .isEqualTo(new SmokeResult("./smoke.sh", false, null, "", "", "TIMEOUT"));
  }

  @Test
  void commandAndReasonAreMasked() {
    SmokeResult result =
        SmokeResult.of(
            outcome(new Ending.NotStarted("no canary-42-of-this-test here"), "", ""),
            "./run canary-42-of-this-test",
            MASKER);

    assertThat(result.command() + result.failureReason()).doesNotContain("canary");
    assertThat(result.failureReason()).startsWith("NOT_STARTED: no ").endsWith(" here");
  }

  @Test
  void evidenceIsWhatStandardErrorSaysOrElseStandardOutput() {
    assertThat(evidence("out", "err")).isEqualTo("err");
    assertThat(evidence("out", " \n")).isEqualTo("out");
    assertThat(evidence("out", "\u001B[0m\u001B[m\n")).isEqualTo("out");
    assertThat(FailureEvidence.ofTails("", "out")).isEqualTo("out");
    assertThat(FailureEvidence.ofTails("err", "out")).isEqualTo("err");
  }

  @Test
  void evidenceOfATailIsWhatFollowsItsLastCut() {
    String cut = "\n...[TRUNCATED 9 bytes]...\n";

    assertThat(FailureEvidence.ofTails("begin" + cut + "half\nlast", "")).isEqualTo("last");
    assertThat(FailureEvidence.ofTails("a" + cut + "b" + cut + "half\nlast", "")).isEqualTo("last");
    assertThat(FailureEvidence.ofTails("one\nlast", "")).isEqualTo("one\nlast");
  }

  @Test
  void whatDiffersByNatureIsTakenOut() {
    assertThat(
            new ScrubbedOutput(List.of("run-7"))
                .lines("run-7 at 2026-01-02T03:04:05Z  \ntook 3 s, pid 42"))
        .containsExactly("<run> at <time>", "took <duration>, pid <pid>");
  }

  private static String evidence(String stdout, String stderr) {
    return FailureEvidence.of(outcome(new Ending.Exited(1), stdout, stderr), MASKER);
  }

  private static SmokeResult result(Ending ending, String stdout, String stderr) {
    return SmokeResult.of(outcome(ending, stdout, stderr), "./smoke.sh", MASKER);
  }

  private static ProcessOutcome outcome(Ending ending, String stdout, String stderr) {
    return new ProcessOutcome(
        ending,
        Duration.ofSeconds(1),
        Capture.of(stdout.getBytes(UTF_8)),
        Capture.of(stderr.getBytes(UTF_8)),
        new Census(Containment.SCAN, List.of(), List.of(), false));
  }
}
