package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.ci.text.InertText;
import io.github.postmerge.smoke.ci.text.InertText.Limit;
import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.Diagnosis.Probe;
import io.github.postmerge.smoke.envelope.Escalation;
import java.util.Locale;
import java.util.Optional;

/** The texts of a JUnit report for a test case that did not succeed. */
final class JunitText {

  private static final Limit EVIDENCE = new Limit(10_000, 128 * 1024);
  private static final int LONGEST_LINE = 4_000;
  private static final double MILLIS = 1_000.0;

  private final RunReport report;

  JunitText(RunReport report) {
    this.report = report;
  }

  /** One line. */
  String message() {
    return line(
        report
            .escalation()
            .map(Escalation::summary)
            .or(() -> Optional.ofNullable(report.run().error()))
            .orElse(report.headline()));
  }

  /** The kind of failure, by which tools group. */
  String type() {
    return line(
        report.escalation().map(Escalation::reason).orElse(report.run().reasonCode().name()));
  }

  /** The text for a person. */
  String body() {
    StringBuilder text = new StringBuilder(report.headline()).append('\n');
    String evidence = InertText.plain(report.evidence());
    if (!evidence.isBlank()) {
      text.append('\n').append(InertText.end(evidence, EVIDENCE)).append('\n');
    }
    Diagnosis diagnosis = report.run().diagnosis();
    if (diagnosis != null) {
      text.append("\ndiagnosis: ").append(diagnosis.conclusion());
      text.append(". ").append(line(diagnosis.why())).append('\n');
    }
    report
        .escalation()
        .ifPresent(e -> text.append("\nreproduce: ").append(line(e.reproduce())).append('\n'));
    return text.append("\nnext: ").append(report.advice()).append('\n').toString();
  }

  static String of(Probe probe) {
    String code = probe.exitCode() == null ? "" : " with exit code " + probe.exitCode();
    return String.format(
        Locale.ROOT,
        "Run again at %s: %s%s after %s s\n",
        probe.commit(),
        probe.status(),
        code,
        seconds(probe.durationMs()));
  }

  static String line(String text) {
    return InertText.line(text, LONGEST_LINE);
  }

  static String seconds(long milliseconds) {
    return String.format(Locale.ROOT, "%.3f", milliseconds / MILLIS);
  }
}
