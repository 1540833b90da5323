package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.ci.text.InertText;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Culprit;
import io.github.postmerge.smoke.envelope.EnvelopeName;
import io.github.postmerge.smoke.envelope.file.MarkedFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
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

  private final Map<String, String> links;

  /** Links to these addresses by label, in this order. */
  private GitlabAnnotations(Map<String, String> links) {
    this.links = links;
  }

  /** The links of a run whose addresses are known from the environment. */
  static GitlabAnnotations of(RunReport report, GitlabJob job) {
    Map<String, String> links = new LinkedHashMap<>();
    job.page().ifPresent(url -> links.put(report.headline(), url));
    String commit = report.run().mergeCommit();
    if (commit != null) {
      String label = "Merge " + MergeSection.abbreviated(commit);
      job.commit(commit).ifPresent(url -> links.put(label, url));
      SourceLine.of(report)
          .ifPresent(source -> definition(links, source, job.line(commit, source)));
    }
    report.envelope().flatMap(job::artifact).ifPresent(url -> links.put("Envelope", url));
    return new GitlabAnnotations(links);
  }

  private static void definition(
      Map<String, String> links, SourceLine source, Optional<String> address) {
    String label = "Smoke defined in " + source.file() + ":" + source.line();
    address.ifPresent(url -> links.put(label, url));
  }

  /** The links of a culprit search. */
  static GitlabAnnotations of(CulpritAnswer answer, Path file, GitlabJob job) {
    Map<String, String> links = new LinkedHashMap<>();
    job.page().ifPresent(url -> links.put(SearchHeadline.of(answer), url));
    Culprit culprit = answer.culprit();
    if (culprit != null) {
      String label = "Culprit " + MergeSection.abbreviated(culprit.commit());
      job.commit(culprit.commit()).ifPresent(url -> links.put(label, url));
    }
    job.artifact(file).ifPresent(url -> links.put("Answer", url));
    return new GitlabAnnotations(links);
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
      links.forEach((label, url) -> link(json, label, url));
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
}
