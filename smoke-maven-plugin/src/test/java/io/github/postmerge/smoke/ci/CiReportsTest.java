package io.github.postmerge.smoke.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.ci.text.CommandStream;
import io.github.postmerge.smoke.parameters.CiChoice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CiReportsTest {

  @TempDir private Path folder;
  private Path envelope;
  private Path output;
  private Path summary;
  private Path junit;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void makeFiles() throws IOException {
    envelope = folder.resolve("c1.json");
    junit = folder.resolve("TEST-c1.xml");
    output = Files.createFile(folder.resolve("output"));
    summary = Files.createFile(folder.resolve("summary"));
  }

  @Test
  void onGithubEverythingIsWritten() throws IOException {
    report(github(), CiChoice.AUTO);

    assertThat(shown()).startsWith("::error ").endsWith("\n");
    assertThat(output).content().contains("status<<");
    assertThat(summary).content().startsWith("### FAIL");
    assertThat(junit).content().contains("<failure ");
    assertThat(warnings).isEmpty();
  }

  @Test
  void onGitlabLinksAreWritten() {
    report(Map.of("GITLAB_CI", "true"), CiChoice.AUTO);

    assertThat(folder.resolve("c1.gl-annotations.json")).exists();
    assertThat(junit).exists();
    assertThat(shown()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JENKINS_URL", "TF_BUILD", "BUILDKITE", "TEAMCITY_VERSION", "CI", "HOME"})
  void elsewhereThereIsAJunitReport(String variable) {
    report(Map.of(variable, "true"), CiChoice.AUTO);

    assertThat(junit).exists();
    assertThat(folder.toFile().list()).hasSize(3);
    assertThat(shown()).isEmpty();
  }

  @Test
  void noneIsNone() {
    report(github(), CiChoice.NONE);

    assertThat(shown()).isEmpty();
    assertThat(output).isEmptyFile();
    assertThat(summary).isEmptyFile();
    assertThat(junit).doesNotExist();
  }

  @Test
  void theSmokesCommandsAreHarmlessAlsoWhereNothingIsTold() {
    assertThat(reports(github(), CiChoice.NONE).shown("##[error]x\r::y::"))
        .containsExactly("##\\[error]x", "::y::");
    assertThat(reports(Map.of(), CiChoice.AUTO).shown("##[error]x\r::y::"))
        .containsExactly("##[error]x\r::y::");
    assertThat(reports(Map.of("GITHUB_ACTIONS", "false"), CiChoice.AUTO).shown("##[x]"))
        .containsExactly("##[x]");
  }

  @Test
  void aJunitReportCanBeElsewhereOrNowhere() {
    Path elsewhere = folder.resolve("reports/a.xml");
    new CiReports(settings(CiChoice.NONE, elsewhere.toString()), Map.of(), stream())
        .report(Reports.red().report(), Optional.of(envelope), warnings::add);
    new CiReports(settings(CiChoice.AUTO, "none"), Map.of(), stream())
        .report(Reports.red().report(), Optional.of(envelope), warnings::add);
    new CiReports(settings(CiChoice.AUTO, ".git/a.xml"), Map.of(), stream())
        .report(Reports.red().report(), Optional.of(envelope), warnings::add);

    assertThat(elsewhere).exists();
    assertThat(junit).doesNotExist();
    assertThat(Path.of(".git/a.xml")).doesNotExist();
    assertThat(warnings).isEmpty();
  }

  @Test
  void besideAnotherRunsEnvelopeNothingIsWritten() {
    reports(Map.of("GITLAB_CI", "true"), CiChoice.AUTO)
        .report(Reports.red().report(), Optional.empty(), warnings::add);

    assertThat(junit).doesNotExist();
  }

  @Test
  void anOlderReportIsRemovedWhenARunBegins() throws IOException {
    report(Map.of("GITLAB_CI", "true"), CiChoice.AUTO);
    assertThat(junit).exists();

    reports(Map.of("GITLAB_CI", "true"), CiChoice.AUTO).clear(envelope, warnings::add);

    assertThat(junit).doesNotExist();
    assertThat(folder.resolve("c1.gl-annotations.json")).doesNotExist();
    assertThat(warnings).isEmpty();
  }

  @Test
  void whatTheSmokePutThereIsReplaced() throws IOException {
    CiReports reports = reports(Map.of("GITLAB_CI", "true"), CiChoice.AUTO);
    Path links = folder.resolve("c1.gl-annotations.json");
    reports.clear(envelope, warnings::add);
    Files.writeString(junit, "<testsuite tests=\"1\" failures=\"0\"/>");
    Files.createSymbolicLink(links, Files.writeString(folder.resolve("green"), "PASS"));

    reports.report(Reports.red().envelope(envelope).report(), Optional.of(envelope), warnings::add);

    assertThat(junit).content().contains("<failure ");
    assertThat(links).isRegularFile().isNotEqualTo(folder.resolve("green"));
    assertThat(folder.resolve("green")).hasContent("PASS");
    assertThat(warnings).isEmpty();
  }

  @Test
  void anOlderReportIsRemovedAlsoWhereNoneIsWanted() throws IOException {
    report(Map.of("GITLAB_CI", "true"), CiChoice.AUTO);

    new CiReports(settings(CiChoice.NONE, "none"), Map.of(), stream())
        .clear(envelope, warnings::add);

    assertThat(junit).doesNotExist();
    assertThat(folder.resolve("c1.gl-annotations.json")).doesNotExist();
    assertThat(warnings).isEmpty();
  }

  @Test
  void aFileOfTheUsersIsNotTouched() throws IOException {
    Path pom = Files.writeString(folder.resolve("pom.xml"), "<project/>");
    CiReports reports = new CiReports(settings(CiChoice.AUTO, pom.toString()), Map.of(), stream());
    reports.clear(envelope, warnings::add);
    reports.report(Reports.red().report(), Optional.of(envelope), warnings::add);
    Files.createSymbolicLink(junit, pom);
    report(Map.of(), CiChoice.AUTO);

    assertThat(pom).hasContent("<project/>");
    assertThat(warnings)
        .hasSize(3)
        .allMatch(
            w ->
                w.contains("already exists, and Smoke did not write it. The verdict is the same."));
  }

  @Test
  void whatCannotBeWrittenIsAWarningAndTheRestIsWritten() throws IOException {
    Files.delete(summary);
    Files.createDirectory(junit);
    report(github(), CiChoice.AUTO);
    report(Map.of("GITHUB_ACTIONS", "true"), CiChoice.NONE);
    report(Map.of("GITHUB_ACTIONS", "true", "GITHUB_OUTPUT", "a\0b"), CiChoice.AUTO);

    assertThat(output).content().contains("status<<");
    assertThat(warnings)
        .containsExactly(
            "The JUnit report cannot be written: java.io.IOException: "
                + junit
                + " already exists, and Smoke did not write it. The verdict is the same.",
            "GitHub's job summary cannot be written: "
                + summary
                + " does not exist. The verdict is the same.",
            "The JUnit report cannot be written: java.io.IOException: "
                + junit
                + " already exists, and Smoke did not write it. The verdict is the same.",
            "GitHub's job summary cannot be written: java.io.IOException: GITHUB_STEP_SUMMARY is"
                + " not set. The verdict is the same.",
            "GitHub's outputs cannot be set: java.io.IOException: GITHUB_OUTPUT is not a valid path. The"
                + " verdict is the same.");
  }

  @Test
  void aFifoIsNotWaitedFor() throws Exception {
    Files.delete(summary);
    assertThat(new ProcessBuilder("mkfifo", summary.toString()).start().waitFor()).isZero();

    report(github(), CiChoice.AUTO);

    assertThat(warnings).singleElement().asString().contains("is not a regular file");
  }

  @Test
  void aRunThatIsToldToStopReportsToo() throws IOException {
    Thread.currentThread().interrupt();
    report(github(), CiChoice.AUTO);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(warnings).isEmpty();
    assertThat(output).content().contains("status<<");
    assertThat(junit).exists();
  }

  @Test
  void outputIsFoldedWhereTheSystemCan() {
    CiReports reports = reports(github(), CiChoice.AUTO);
    reports.openOutput();
    reports.closeOutput();
    reports(Map.of(), CiChoice.AUTO).openOutput();
    reports(github(), CiChoice.NONE).openOutput();

    assertThat(shown()).isEqualTo("::group::Output of the smoke\n::endgroup::\n");
  }

  private void report(Map<String, String> environment, CiChoice choice) {
    reports(environment, choice)
        .report(Reports.red().envelope(envelope).report(), Optional.of(envelope), warnings::add);
  }

  private CiReports reports(Map<String, String> environment, CiChoice choice) {
    return new CiReports(new CiSettings(choice, Optional.empty()), environment, stream());
  }

  private static CiSettings settings(CiChoice choice, String file) {
    return new CiSettings(choice, Optional.of(file));
  }

  private Map<String, String> github() {
    return Map.of(
        "GITHUB_ACTIONS", "true",
        "GITHUB_OUTPUT", output.toString(),
        "GITHUB_STEP_SUMMARY", summary.toString());
  }

  private CommandStream stream() {
    return new CommandStream(out);
  }

  private String shown() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
