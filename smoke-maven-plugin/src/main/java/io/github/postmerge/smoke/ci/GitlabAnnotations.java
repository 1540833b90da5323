package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.envelope.EnvelopeName;
import io.github.postmerge.smoke.envelope.MarkedFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Links on a job's page.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/artifacts_reports/#artifactsreportsannotations">the
 *     format</a>
 */
final class GitlabAnnotations {

  private static final String SECTION = "Post-merge smoke";
  private static final int LONGEST_LABEL = 255;

  private final RunReport report;
  private final Map<String, String> environment;

  GitlabAnnotations(RunReport report, Map<String, String> environment) {
    this.report = report;
    this.environment = environment;
  }

  static MarkedFile file(Path envelope) {
    return new MarkedFile(new EnvelopeName(envelope).beside("", ".gl-annotations.json"), SECTION);
  }

  byte[] json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeName(SECTION);
      json.writeStartArray();
      links().forEach((label, url) -> link(json, label, url));
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void link(JsonGenerator json, String label, String url) {
    json.writeStartObject();
    json.writeName("external_link");
    json.writeStartObject();
    json.writeName("label");
    json.writeString(InertText.line(label, LONGEST_LABEL));
    json.writeName("url");
    json.writeString(url);
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Only what the environment tells the address of. */
  private Map<String, String> links() {
    Map<String, String> links = new LinkedHashMap<>();
    Optional<String> job = address("CI_JOB_URL");
    job.ifPresent(url -> links.put(report.headline(), url));
    String commit = report.run().mergeCommit();
    if (commit != null) {
      address("CI_PROJECT_URL").ifPresent(project -> merge(links, project, commit));
    }
    job.ifPresent(url -> report.envelope().ifPresent(file -> artifact(links, url, file)));
    return links;
  }

  private void merge(Map<String, String> links, String project, String commit) {
    links.put("Merge " + MergeSection.abbreviated(commit), project + "/-/commit/" + commit);
    SourceLine.of(report)
        .ifPresent(
            source ->
                links.put(
                    "Smoke defined in " + source.file() + ":" + source.line(),
                    String.format(
                        "%s/-/blob/%s/%s#L%s",
                        project, commit, WebAddress.encoded(source.file()), source.line())));
  }

  /** Where the envelope is once the job's artifacts are uploaded, if it is one of them. */
  private void artifact(Map<String, String> links, String job, Path envelope) {
    String top = environment.getOrDefault("CI_PROJECT_DIR", "");
    if (top.isBlank()) {
      return;
    }
    try {
      Path project = Path.of(top).toAbsolutePath().normalize();
      if (envelope.startsWith(project)) {
        String path = project.relativize(envelope).toString().replace('\\', '/');
        links.put("Envelope", job + "/artifacts/file/" + WebAddress.encoded(path));
      }
    } catch (InvalidPathException e) {
      // No link then.
    }
  }

  private Optional<String> address(String variable) {
    return WebAddress.of(environment.getOrDefault(variable, ""));
  }
}
