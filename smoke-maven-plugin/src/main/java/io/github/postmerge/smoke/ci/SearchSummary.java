package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.ci.text.Markdown;
import io.github.postmerge.smoke.ci.text.RankedSections;
import io.github.postmerge.smoke.ci.text.RankedSections.Section;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Candidate;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Culprit;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Probe;
import io.github.postmerge.smoke.envelope.Escalation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A culprit search as a section of the job summary, in Markdown. */
final class SearchSummary {

  private static final int MOST_CANDIDATES = 5;
  private static final int MOST_PROBES = 200;
  private static final double MILLIS = 1_000.0;

  private final CulpritAnswer answer;
  private final GithubLinks links;

  SearchSummary(CulpritAnswer answer, GithubLinks links) {
    this.answer = answer;
    this.links = links;
  }

  RankedSections sections() {
    RankedSections sections = new RankedSections();
    sections.add(new Section(0, "conclusion", heading()));
    sections.add(new Section(1, "culprit", culprit()));
    sections.add(new Section(2, "evidence", escalated("evidence", Escalation::evidence)));
    sections.add(new Section(3, "reproduce", escalated("reproduce", Escalation::reproduce)));
    sections.add(new Section(4, "candidates", candidates()));
    sections.add(new Section(5, "probes", probes()));
    return sections;
  }

  private String heading() {
    return String.format(
        "### Culprit search: %s\n\n%s\n\n- good: %s\n- bad: %s\n- search again: %s\n\n",
        Markdown.text(SearchHeadline.of(answer)),
        Markdown.text(answer.why()),
        linked(answer.good()),
        linked(answer.bad()),
        Markdown.code(answer.reproduce()));
  }

  private String culprit() {
    Culprit culprit = answer.culprit();
    if (culprit == null) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    lines.add("- commit: " + linked(culprit.commit()));
    lines.add("- subject: " + Markdown.code(culprit.subject()));
    lines.add("- author: " + Markdown.code(culprit.author()));
    if (culprit.taskId() != null) {
      lines.add("- task: " + Markdown.code(culprit.taskId()));
    }
    return "**culprit**\n\n" + String.join("\n", lines) + "\n\n";
  }

  /** A part of an escalation. */
  private interface Part {
    String of(Escalation escalation);
  }

  private String escalated(String name, Part part) {
    return Optional.ofNullable(answer.escalation())
        .map(part::of)
        .filter(text -> !text.isBlank())
        .map(text -> "**" + name + "**\n\n" + Markdown.fenced(text) + "\n")
        .orElse("");
  }

  private String candidates() {
    return answer.candidates().isEmpty()
        ? ""
        : answer.candidates().stream()
            .limit(MOST_CANDIDATES)
            .map(this::row)
            .collect(Collectors.joining("", "| candidate | probability |\n|---|---|\n", "\n"));
  }

  private String row(Candidate candidate) {
    return String.format(
        Locale.ROOT, "| %s | %.4f |\n", linked(candidate.commit()), candidate.posterior());
  }

  private String probes() {
    List<Probe> all = answer.probes();
    return all.isEmpty()
        ? ""
        : all.stream()
            .skip(Math.max(0, all.size() - MOST_PROBES))
            .map(this::row)
            .collect(
                Collectors.joining(
                    "",
                    "| probe | commit | status | exit code | time |\n|---|---|---|---|---|\n",
                    "\n"));
  }

  private String row(Probe probe) {
    return String.format(
        Locale.ROOT,
        "| %d | %s | %s | %s | %.1f s |\n",
        probe.number(),
        linked(probe.commit()),
        probe.status(),
        probe.exitCode() == null ? "-" : probe.exitCode().toString(),
        probe.durationMs() / MILLIS);
  }

  private String linked(String commit) {
    String text = "`" + MergeSection.abbreviated(commit) + "`";
    return links.commit(commit).map(address -> "[" + text + "](" + address + ")").orElse(text);
  }
}
