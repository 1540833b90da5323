package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.ci.text.CommandStream;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.file.MarkedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * GitLab CI: links on the job's page; the smoke's output in a section.
 *
 * @see <a href="https://docs.gitlab.com/ci/jobs/job_logs/">sections</a>
 */
final class GitlabCi implements CiSystem {

  private static final String ERASE_LINE = "\u001B[0K";

  private final Map<String, String> environment;

  /** Section names must be unique in a job. */
  private final String section = "smoke_output_" + System.currentTimeMillis();

  GitlabCi(Map<String, String> environment, CommandStream out) {
    this.environment = environment;
  }

  @Override
  public List<String> opening() {
    return List.of(marker("section_start", "[collapsed=true]") + "Output of the smoke");
  }

  @Override
  public List<String> closing() {
    return List.of(marker("section_end", ""));
  }

  private String marker(String kind, String options) {
    long now = System.currentTimeMillis() / 1_000;
    return ERASE_LINE + kind + ":" + now + ":" + section + options + "\r" + ERASE_LINE;
  }

  @Override
  public List<MarkedFile> files(Path envelope) {
    return List.of(GitlabAnnotations.file(envelope));
  }

  @Override
  public List<Part> parts(RunReport report, Files files) {
    return report
        .envelope()
        .map(GitlabAnnotations::file)
        .map(
            file ->
                new Part(
                    "GitLab's annotations cannot be written",
                    () ->
                        files.write(
                            file, GitlabAnnotations.of(report, new GitlabJob(environment)).json())))
        .stream()
        .toList();
  }

  @Override
  public List<Part> parts(CulpritAnswer answer, Path file, Files files) {
    GitlabAnnotations links = GitlabAnnotations.of(answer, file, new GitlabJob(environment));
    return List.of(
        new Part(
            "GitLab's annotations cannot be written",
            () -> files.write(GitlabAnnotations.file(file), links.json())));
  }
}
