package io.github.postmerge.smoke.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.ci.text.CommandStream;
import io.github.postmerge.smoke.command.CommandSource;
import io.github.postmerge.smoke.envelope.file.MarkedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class GitlabCiTest {

  private static final String SECTION = "\u001B[0Ksection_%s:\\d+:smoke_output_\\d+%s\r\u001B[0K%s";

  private static final Map<String, String> JOB =
      Map.of(
          "CI_PROJECT_URL", "https://gitlab.example.org/shop/cart",
          "CI_JOB_URL", "https://gitlab.example.org/shop/cart/-/jobs/7",
          "CI_PROJECT_DIR", "/work");

  @TempDir private Path folder;

  @Test
  void theOutputIsASectionOfItsOwn() {
    CiSystem gitlab = gitlab(JOB);

    assertThat(gitlab.opening()).hasSize(1);
    assertThat(gitlab.opening().get(0))
        .matches(
            String.format(SECTION, "start", "\\[collapsed=true\\]", "Output of the smoke")
                .replace("[0K", "\\[0K"));
    assertThat(gitlab.closing().get(0))
        .matches(String.format(SECTION, "end", "", "").replace("[0K", "\\[0K"));
    assertThat(name(gitlab.opening().get(0))).isEqualTo(name(gitlab.closing().get(0)));
  }

  @Test
  void theJobsPageLinksToWhatWasSmoked() throws IOException {
    assertThat(links(Reports.red(), JOB))
        .containsExactly(
            Map.of("label", "FAIL: main is red at this commit.", "url", JOB.get("CI_JOB_URL")),
            Map.of(
                "label",
                "Merge 1234567890ab",
                "url",
                JOB.get("CI_PROJECT_URL") + "/-/commit/" + Reports.COMMIT),
            Map.of(
                "label",
                "Smoke defined in memory/tasks/task-1.md:2",
                "url",
                JOB.get("CI_PROJECT_URL")
                    + "/-/blob/"
                    + Reports.COMMIT
                    + "/memory/tasks/task-1.md#L2"),
            Map.of(
                "label",
                "Envelope",
                "url",
                JOB.get("CI_JOB_URL") + "/artifacts/file/target/smoke/envelope.json"));
  }

  @Test
  void aLinkLeadsNowhereElse() throws IOException {
    List<Map<String, String>> links =
        links(
            Reports.red()
                .command(
                    "x", CommandSource.TASK_SPEC, "a\"},{/../é ?x=#y\n" + "z".repeat(999) + ":3"),
            JOB);

    assertThat(links).hasSize(4);
    assertThat(links.get(2).get("label")).hasSize(255);
    assertThat(links.get(2).get("url"))
        .contains("/a%22%7D%2C%7B/../%C3%A9%20%3Fx%3D%23y%0Azzz")
        .endsWith("z#L3");
    assertThat(links(Reports.red(), Map.of("CI_JOB_URL", "javascript:alert(1)"))).isEmpty();
  }

  private List<Map<String, String>> links(Reports report, Map<String, String> job)
      throws IOException {
    Path envelope = Path.of("/work/target/smoke/envelope.json");
    RunReport at = report.envelope(envelope).report();
    Path file = folder.resolve("x.gl-annotations.json");
    new MarkedFile(file, "Post-merge smoke")
        .write(GitlabAnnotations.of(at, new GitlabJob(job)).json());
    Map<String, List<Map<String, Map<String, String>>>> read =
        new JsonMapper().readValue(Files.readString(file), new TypeReference<>() {});
    assertThat(read).containsOnlyKeys("Post-merge smoke");
    return read.getOrDefault("Post-merge smoke", List.of()).stream()
        .peek(link -> assertThat(link).containsOnlyKeys("external_link"))
        .map(link -> link.get("external_link"))
        .toList();
  }

  private static String name(String marker) {
    return marker.replaceFirst("(?s).*(smoke_output_\\d+).*", "$1");
  }

  private static CiSystem gitlab(Map<String, String> job) {
    return new GitlabCi(job, new CommandStream(new ByteArrayOutputStream()));
  }
}
