package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.ci.text.Markdown;
import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.Diagnosis.Probe;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import java.util.Locale;
import java.util.stream.Collectors;

/** The diagnosis with a table of the reruns, in Markdown. */
final class DiagnosisSection {

  private static final double MILLIS = 1_000.0;

  private DiagnosisSection() {}

  /** The section; empty if nothing was run again. */
  static String of(PostMergeSmokeRun run) {
    Diagnosis diagnosis = run.diagnosis();
    if (diagnosis == null) {
      return "";
    }
    String confidence =
        diagnosis.confidence() == null
            ? ""
            : String.format(Locale.ROOT, ", %.4f", diagnosis.confidence());
    return String.format(
        "**diagnosis: %s%s**\n\n%s\n\n%s\n",
        diagnosis.conclusion(), confidence, Markdown.code(diagnosis.why()), probes(diagnosis));
  }

  private static String probes(Diagnosis diagnosis) {
    return diagnosis.probes().stream()
        .map(DiagnosisSection::row)
        .collect(
            Collectors.joining(
                "",
                "| rerun at | commit | status | exit code | time |\n|---|---|---|---|---|\n",
                ""));
  }

  private static String row(Probe probe) {
    return String.format(
        Locale.ROOT,
        "| %s | `%s` | %s | %s | %.1f s |\n",
        probe.role(),
        MergeSection.abbreviated(probe.commit()),
        probe.status(),
        probe.exitCode() == null ? "-" : probe.exitCode().toString(),
        probe.durationMs() / MILLIS);
  }
}
