package io.github.postmerge.smoke.ci;

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
      parts.add(
          new Part(
              "GitHub's annotation cannot be written",
              () -> out.write(GithubAnnotation.of(report).command())));
    }
    parts.add(
        new Part(
            "GitHub's job summary cannot be written",
            () ->
                new GithubSummary(report, GithubLinks.in(environment))
                    .appendTo(NamedFile.in(environment, "GITHUB_STEP_SUMMARY"))));
    parts.add(
        new Part(
            "GitHub's outputs cannot be set",
            () -> new GithubOutputs(report).appendTo(NamedFile.in(environment, "GITHUB_OUTPUT"))));
    return parts;
  }
}
