package io.github.postmerge.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.process.Containment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What GitHub reads of this repository says what it must. */
class GithubFilesTest {

  private static final Path WORKFLOW = RepositoryFiles.GITHUB.resolve("workflows/ci.yml");
  private static final Path FORMS = RepositoryFiles.GITHUB.resolve("ISSUE_TEMPLATE");

  private static final Pattern ACTION = Pattern.compile("uses: (\\S+)");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Ubuntu has no such packages, and GitHub's runners have Chrome and its driver. */
  private static final List<String> ON_THE_RUNNER = List.of("chromium", "chromium-driver");

  private static final Pattern NEEDED = Pattern.compile("(?m)^  need ([\\w-]+) ");

  @Test
  void theWorkflowRunsTheReadmesCommandOnItsOldestAndNewestJdk() throws IOException {
    assertThat(Files.readString(RepositoryFiles.ROOT.resolve("README.md")))
        .contains("With JDK 17, 21 or 25 ", "\nmvn -B verify ");
    assertThat(Files.readString(WORKFLOW))
        .contains("- run: mvn -B verify\n", "java: [17, 25]\n", "permissions:\n  contents: read\n");
  }

  @Test
  void actionsArePinnedByMajorVersion() throws IOException {
    assertThat(all(ACTION, WORKFLOW)).isNotEmpty().allMatch(action -> action.matches(".+@v\\d+"));
  }

  @Test
  void theWorkflowInstallsWhatTheTestsNeed() throws IOException {
    String workflow = Files.readString(WORKFLOW);
    int options = workflow.indexOf("--no-install-recommends") + "--no-install-recommends".length();
    String packages = workflow.substring(options, workflow.indexOf("- run: mvn", options)).strip();

    Set<String> needed = all(NEEDED, RepositoryFiles.ROOT.resolve(".ci/run"));
    assertThat(needed).containsAll(ON_THE_RUNNER);
    assertThat(BLANKS.splitAsStream(packages))
        .containsExactlyInAnyOrderElementsOf(
            needed.stream().filter(name -> !ON_THE_RUNNER.contains(name)).toList());
  }

  @Test
  void dependabotUpdatesMavenAndActions() throws IOException {
    List<?> updates =
        (List<?>) yaml(RepositoryFiles.GITHUB.resolve("dependabot.yml")).get("updates");

    assertThat(updates)
        .extracting(update -> ((Map<?, ?>) update).get("package-ecosystem"))
        .hasToString("[maven, github-actions]");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void formIsValid(Path form) throws IOException {
    Map<?, ?> read = yaml(form);

    assertThat(read.get("name")).isInstanceOf(String.class);
    assertThat(read.get("description")).isInstanceOf(String.class);
    assertThat(ids(read)).isNotEmpty().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void reportAsksForWhatHelps(String form) throws IOException {
    assertThat(ids(yaml(FORMS.resolve(form))))
        .contains("envelope", "log", "version", "containment", "git");
    assertThat(Files.readString(FORMS.resolve(form)))
        .contains(Arrays.stream(Containment.values()).map(tier -> "- " + tier + "\n").toList());
  }

  /** Both modules get their resources from the parent, and pack their jar from this folder. */
  @Test
  void eachJarHasTheLicense() {
    for (String module : List.of("smoke-maven-plugin", "replay-harness")) {
      Path pom = RepositoryFiles.ROOT.resolve(module).resolve("pom.xml");
      assertThat(pom).content().doesNotContain("<resources>");
    }
    assertThat(RepositoryFiles.MODULE.resolve("target/classes/META-INF/LICENSE"))
        .hasSameBinaryContentAs(RepositoryFiles.GITHUB.resolve("LICENSE"));
  }

  static List<String> reports() {
    return List.of("1-wrong-verdict.yml", "2-bug.yml");
  }

  static List<Path> forms() throws IOException {
    return RepositoryFiles.in(FORMS, ".yml").stream()
        .filter(form -> !form.endsWith("config.yml"))
        .toList();
  }

  private static List<String> ids(Map<?, ?> form) {
    List<String> ids = new ArrayList<>();
    for (Object element : (List<?>) form.get("body")) {
      Object id = ((Map<?, ?>) element).get("id");
      if (id != null) {
        ids.add(id.toString());
      }
    }
    return ids;
  }

  private static Map<?, ?> yaml(Path file) throws IOException {
    Load load = new Load(LoadSettings.builder().build());
    return (Map<?, ?>) load.loadFromString(Files.readString(file));
  }

  private static Set<String> all(Pattern pattern, Path file) throws IOException {
    return pattern
        .matcher(Files.readString(file))
        .results()
        .map(m -> m.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
