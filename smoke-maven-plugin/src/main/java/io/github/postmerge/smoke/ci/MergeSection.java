package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.ci.text.Markdown;
import io.github.postmerge.smoke.envelope.Merge;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The merge with links, in Markdown. */
final class MergeSection {

  private static final int ABBREVIATED = 12;

  private final RunReport report;
  private final GithubLinks links;

  MergeSection(RunReport report, GithubLinks links) {
    this.report = report;
    this.links = links;
  }

  /** The section; empty if no commit is known. */
  String text() {
    String commit = report.run().mergeCommit();
    if (commit == null) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    lines.add("- commit: " + linked("`" + abbreviated(commit) + "`", links.commit(commit)));
    lines.addAll(names(report.run()));
    SourceLine.of(report).map(source -> definition(commit, source)).ifPresent(lines::add);
    return "**merge**\n\n" + String.join("\n", lines) + "\n\n";
  }

  private static List<String> names(PostMergeSmokeRun run) {
    List<String> lines = new ArrayList<>();
    Merge merge = run.merge();
    if (merge != null) {
      lines.add("- subject: " + Markdown.code(merge.subject()));
      lines.add("- author: " + Markdown.code(merge.author()));
    }
    if (run.taskId() != null) {
      lines.add("- task: " + Markdown.code(run.taskId()));
    }
    return lines;
  }

  private String definition(String commit, SourceLine source) {
    String place = Markdown.code(source.file() + ":" + source.line());
    return "- smoke defined in: " + linked(place, links.line(commit, source));
  }

  static String abbreviated(String commit) {
    return commit.substring(0, Math.min(ABBREVIATED, commit.length()));
  }

  private static String linked(String text, Optional<String> address) {
    return address.map(to -> "[" + text + "](" + to + ")").orElse(text);
  }
}
