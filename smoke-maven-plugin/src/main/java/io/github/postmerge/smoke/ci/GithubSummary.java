package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.ci.text.InertText;
import io.github.postmerge.smoke.ci.text.InertText.Limit;
import io.github.postmerge.smoke.ci.text.Markdown;
import io.github.postmerge.smoke.ci.text.RankedSections;
import io.github.postmerge.smoke.ci.text.RankedSections.Section;
import io.github.postmerge.smoke.envelope.Escalation;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.SmokeResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The job summary: the verdict as a page, in Markdown. */
final class GithubSummary {

  /** The runner drops a larger summary of a step. */
  static final long MOST_BYTES = 1 << 20;

  private static final Limit EVIDENCE = new Limit(1_000, 64 * 1024);
  private static final Limit OUTPUT = new Limit(10_000, 64 * 1024);

  private final RunReport report;
  private final PostMergeSmokeRun run;
  private final GithubLinks links;

  GithubSummary(RunReport report, GithubLinks links) {
    this.report = report;
    this.run = report.run();
    this.links = links;
  }

  void appendTo(NamedFile file) throws IOException {
    append(sections(), file);
  }

  static void append(RankedSections sections, NamedFile file) throws IOException {
    String before = file.endsInsideLine() ? "\n\n" : "";
    String page =
        sections
            .within(MOST_BYTES - file.size() - before.length())
            .orElseThrow(() -> new IOException("its present content leaves no room for more"));
    file.append(before + page);
  }

  Optional<String> page(long bytes) {
    return sections().within(bytes);
  }

  private RankedSections sections() {
    RankedSections sections = new RankedSections();
    sections.add(new Section(0, "verdict", heading()));
    sections.add(new Section(1, "error", paragraph("error", run.error())));
    sections.add(new Section(2, "evidence", evidence()));
    sections.add(new Section(3, "reproduce", reproduce()));
    sections.add(new Section(4, "diagnosis", DiagnosisSection.of(run)));
    sections.add(new Section(5, "merge", new MergeSection(report, links).text()));
    sections.add(new Section(6, "files", files()));
    sections.add(new Section(7, "standard error", output("Standard error", stderr())));
    sections.add(new Section(8, "standard output", output("Standard output", stdout())));
    return sections;
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
    return text == null
        ? ""
        : "**" + name + "**\n\n" + Markdown.fenced(InertText.end(text, EVIDENCE)) + "\n";
  }

  private String evidence() {
    return report
        .escalation()
        .map(Escalation::evidence)
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
    return report.result().map(SmokeResult::stdoutTail).filter(this::isMoreThanEvidence).orElse("");
  }

  private String stderr() {
    return report.result().map(SmokeResult::stderrTail).filter(this::isMoreThanEvidence).orElse("");
  }

  private boolean isMoreThanEvidence(String output) {
    return !output.strip().equals(report.evidence().strip());
  }
}
