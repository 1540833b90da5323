package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.ci.InertText.Limit;
import io.github.postmerge.smoke.ci.RankedSections.Section;
import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.Diagnosis.Probe;
import io.github.postmerge.smoke.envelope.Merge;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.SmokeResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The job summary: the verdict as a page, in Markdown. */
final class GithubSummary {

  /** The runner drops a step's summary that is larger, whoever wrote it. */
  static final long MOST_BYTES = 1 << 20;

  private static final Limit EVIDENCE = new Limit(1_000, 64 * 1024);
  private static final Limit OUTPUT = new Limit(10_000, 64 * 1024);
  private static final int ABBREVIATED = 12;
  private static final double MILLIS = 1_000.0;

  private final RunReport report;
  private final PostMergeSmokeRun run;
  private final GithubLinks links;

  GithubSummary(RunReport report, GithubLinks links) {
    this.report = report;
    this.run = report.run();
    this.links = links;
  }

  void appendTo(NamedFile file) throws IOException {
    String before = file.endsInsideLine() ? "\n\n" : "";
    String page =
        page(MOST_BYTES - file.size() - before.length())
            .orElseThrow(() -> new IOException("what is in it already leaves no room for more"));
    file.append(before + page);
  }

  Optional<String> page(long bytes) {
    RankedSections sections = new RankedSections();
    sections.add(new Section(0, "verdict", heading()));
    sections.add(new Section(1, "error", paragraph("error", run.error())));
    sections.add(new Section(2, "evidence", evidence()));
    sections.add(new Section(3, "reproduce", reproduce()));
    sections.add(new Section(4, "diagnosis", diagnosis()));
    sections.add(new Section(5, "merge", merge()));
    sections.add(new Section(6, "files", files()));
    sections.add(new Section(7, "standard error", output("Standard error", stderr())));
    sections.add(new Section(8, "standard output", output("Standard output", stdout())));
    return sections.within(bytes);
  }

  private String heading() {
    String smoke =
        report
            .result()
            .filter(result -> result.failureReason() != null)
            .map(
                result ->
                    "- smoke: " + Markdown.code(String.valueOf(result.failureReason())) + "\n")
            .orElse("");
    return String.format(
        Locale.ROOT,
        "### %s\n\n- reason: `%s`%s\n- queue: %s\n%s- next: %s\n\n",
        Markdown.text(report.headline()),
        run.reasonCode(),
        run.staleReason() == null ? "" : " (`" + run.staleReason() + "`)",
        run.allowContinuation() ? "may go on" : "must stop",
        smoke,
        Markdown.text(report.advice()));
  }

  private static String paragraph(String name, @Nullable String text) {
    return text == null ? "" : "**" + name + "**\n\n" + Markdown.fenced(text) + "\n";
  }

  private String evidence() {
    return report
        .escalation()
        .map(escalation -> InertText.end(escalation.evidence(), EVIDENCE))
        .filter(evidence -> !evidence.isBlank())
        .map(evidence -> paragraph("evidence", evidence))
        .orElse("");
  }

  private String reproduce() {
    return report
        .escalation()
        .map(escalation -> paragraph("reproduce", escalation.reproduce()))
        .orElse("");
  }

  private String diagnosis() {
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
        .map(GithubSummary::row)
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
        abbreviated(probe.commit()),
        probe.status(),
        probe.exitCode() == null ? "-" : probe.exitCode().toString(),
        probe.durationMs() / MILLIS);
  }

  private String merge() {
    String commit = run.mergeCommit();
    if (commit == null) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    lines.add("- commit: " + linked("`" + abbreviated(commit) + "`", links.commit(commit)));
    Merge merge = run.merge();
    if (merge != null) {
      lines.add("- subject: " + Markdown.code(merge.subject()));
      lines.add("- author: " + Markdown.code(merge.author()));
    }
    if (run.taskId() != null) {
      lines.add("- task: " + Markdown.code(run.taskId()));
    }
    SourceLine.of(report)
        .ifPresent(
            source ->
                lines.add(
                    "- smoke defined in: "
                        + linked(
                            Markdown.code(source.file() + ":" + source.line()),
                            links.line(commit, source))));
    return "**merge**\n\n" + String.join("\n", lines) + "\n\n";
  }

  private String files() {
    String envelope = report.envelope().map(Path::toString).orElse("none");
    String log =
        report.log().map(path -> "- log: " + Markdown.code(path.toString()) + "\n").orElse("");
    return "**files**\n\n- envelope: " + Markdown.code(envelope) + "\n" + log + "\n";
  }

  private static String output(String title, String text) {
    return text.isBlank()
        ? ""
        : "<details><summary>"
            + title
            + "</summary>\n\n"
            + Markdown.fenced(InertText.end(text, OUTPUT))
            + "\n</details>\n\n";
  }

  private String stdout() {
    return report.result().map(SmokeResult::stdoutTail).orElse("");
  }

  /** Where it is more than the evidence, which is its end. */
  private String stderr() {
    return report
        .result()
        .map(SmokeResult::stderrTail)
        .filter(text -> !text.strip().equals(report.evidence().strip()))
        .orElse("");
  }

  private static String linked(String text, Optional<String> address) {
    return address.map(to -> "[" + text + "](" + to + ")").orElse(text);
  }

  private static String abbreviated(String commit) {
    return commit.substring(0, Math.min(ABBREVIATED, commit.length()));
  }
}
