package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.ci.text.CommandStream;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.Escalation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * GitHub Actions: an annotation, a job summary and outputs; the smoke's output in a group.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions">
 *     its reference</a>
 */
final class GithubActions implements CiSystem {

  private final Map<String, String> environment;
  private final CommandStream out;

  GithubActions(Map<String, String> environment, CommandStream out) {
    this.environment = environment;
    this.out = out;
  }

  @Override
  public List<String> opening() {
    return List.of("::group::Output of the smoke");
  }

  @Override
  public List<String> closing() {
    return List.of("::endgroup::");
  }

  @Override
  public List<Part> parts(RunReport report, Files files) {
    List<Part> parts = new ArrayList<>();
    if (report.level() != Level.NONE) {
      parts.add(annotation(GithubAnnotation.of(report)));
    }
    parts.add(
        summary(file -> new GithubSummary(report, GithubLinks.in(environment)).appendTo(file)));
    parts.add(outputs(new GithubOutputs(report)));
    return parts;
  }

  @Override
  public List<Part> parts(CulpritAnswer answer, Path file, Files files) {
    List<Part> parts = new ArrayList<>();
    Escalation escalation = answer.escalation();
    if (escalation != null) {
      parts.add(annotation(GithubAnnotation.of(answer, escalation)));
    }
    SearchSummary page = new SearchSummary(answer, GithubLinks.in(environment));
    parts.add(summary(named -> GithubSummary.append(page.sections(), named)));
    parts.add(outputs(new GithubOutputs(answer, file)));
    return parts;
  }

  @Override
  public List<Part> parts(ProbeRound round) {
    return List.of(outputs(new GithubOutputs(round.outputs())));
  }

  private Part annotation(GithubAnnotation annotation) {
    return new Part("GitHub's annotation cannot be written", () -> out.write(annotation.command()));
  }

  /** Appends to the file of job summaries. */
  private interface Page {
    void appendTo(NamedFile file) throws IOException;
  }

  private Part summary(Page page) {
    return new Part(
        "GitHub's job summary cannot be written",
        () -> page.appendTo(NamedFile.in(environment, "GITHUB_STEP_SUMMARY")));
  }

  private Part outputs(GithubOutputs outputs) {
    return new Part(
        "GitHub's outputs cannot be set",
        () -> outputs.appendTo(NamedFile.in(environment, "GITHUB_OUTPUT")));
  }
}
