package io.github.postmerge.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.culprit.BrokenMain;
import io.github.postmerge.smoke.culprit.CulpritRun;
import io.github.postmerge.smoke.docs.MarkdownPage.Block;
import io.github.postmerge.smoke.docs.PageScript.Ended;
import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.git.NativeGit;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The recipes of the page on many machines: those with an engine here run, others have its form.
 */
class SpreadingTest {

  private static final String PAGE = "spreading.md";
  private static final Pattern PARAMETER = Pattern.compile("-D(smoke\\.\\w+)");
  private static final Pattern OUTPUT =
      Pattern.compile("(needs|steps)\\.(\\w+)\\.outputs\\.(\\w+)");

  /** Of docs.gitlab.com/ci/yaml as of 2026-08: what a job of ours may have. */
  private static final Set<String> GITLAB_JOB =
      Set.of(
          "allow_failure",
          "artifacts",
          "extends",
          "image",
          "needs",
          "parallel",
          "rules",
          "script",
          "stage",
          "trigger",
          "variables",
          "when");

  @TempDir Path work;

  @Test
  @Timeout(300)
  @DisplayName("GNU parallel runs a round's probes, each its own")
  void parallelFindsTheCulprit() throws Exception {
    assumeTrue(NativeGit.isThere(), "needs git");
    assumeTrue(Jvm.works(List.of("jq", "--version")), "missing jq");
    assumeTrue(Jvm.works(List.of("sh", "-c", "parallel --version | grep GNU")), "needs parallel");
    BrokenMain main = BrokenMain.in(work, new BrokenMain.Story(6, 4, 0));

    Ended ended =
        PageScript.of(PAGE, "# spread.sh")
            .where("GOOD", main.commit(0))
            .where("HOME", Files.createDirectories(work.resolve("home")).toString())
            .where("XDG_CACHE_HOME", work.resolve("cache").toString())
            .withProgram(work.resolve("programs"), "mvn", CulpritRun.script())
            .in(main.folder());

    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(main.answer())
        .as(ended.said())
        .contains("\"conclusion\": \"CULPRIT\"", "\"commit\": \"" + main.commit(4));
    assertThat(ended.said()).doesNotContain("no result of entry");
  }

  @Test
  @DisplayName(
      "Kubernetes gets a Job a round, with a name and as many pods as the plan has entries")
  void kubernetesRounds() throws Exception {
    assumeTrue(Jvm.works(List.of("jq", "--version")), "missing jq");
    Path folder = Files.createDirectories(work.resolve("culprit"));
    Files.createDirectories(work.resolve(".smoke"));
    Files.writeString(work.resolve(".smoke/culprit-round.yaml"), job());
    String script =
        PageScript.block(PAGE, "# spread-kubernetes.sh").replace("/culprit/", folder + "/");

    Ended ended =
        PageScript.saying(script)
            .where("GOOD", "HEAD~6")
            .withProgram(work.resolve("programs"), "mvn", fakeGoal(folder))
            .withProgram(work.resolve("programs"), "kubectl", FAKE_KUBECTL)
            .in(work);

    assertThat(ended.code()).as(ended.said()).isZero();
    List<Map<?, ?>> applied = new ArrayList<>();
    for (Object document : yamls(Files.readString(work.resolve("applied")))) {
      applied.add((Map<?, ?>) document);
    }
    assertThat(applied).hasSize(2);
    assertThat(at(applied.get(0), "metadata", "name")).isEqualTo("culprit-0123456789ab");
    assertThat(at(applied.get(0), "spec", "completions")).isEqualTo(3);
    assertThat(at(applied.get(1), "spec", "parallelism")).isEqualTo(2);
  }

  @Test
  @DisplayName(
      "Kubernetes accepts a limit for each index only of an Indexed Job that never restarts")
  void kubernetesJobHasItsForm() throws IOException {
    Map<?, ?> job = (Map<?, ?>) yaml(job().replace("TOTAL", "4"));

    assertThat(keys(job)).containsExactlyInAnyOrder("apiVersion", "kind", "metadata", "spec");
    assertThat(job.get("apiVersion")).isEqualTo("batch/v1");
    assertThat(at(job, "spec", "completionMode")).isEqualTo("Indexed");
    assertThat(at(job, "spec", "backoffLimitPerIndex")).isInstanceOf(Integer.class);
    Map<?, ?> pod = (Map<?, ?>) at(job, "spec", "template", "spec");
    assertThat(pod.get("restartPolicy")).isEqualTo("Never");
    Set<Object> volumes = new TreeSet<>();
    ((List<?>) pod.get("volumes")).forEach(volume -> volumes.add(((Map<?, ?>) volume).get("name")));
    for (String kind : List.of("initContainers", "containers")) {
      for (Object container : (List<?>) pod.get(kind)) {
        ((List<?>) ((Map<?, ?>) container).get("volumeMounts"))
            .forEach(mount -> assertThat(volumes).contains(((Map<?, ?>) mount).get("name")));
      }
    }
  }

  @Test
  @DisplayName("GitHub's jobs read only outputs that a job before them sets")
  void githubWorkflowHasItsForm() throws IOException {
    String text = PageScript.block(PAGE, "# .github/workflows/culprit.yml");
    Map<?, ?> jobs = (Map<?, ?>) ((Map<?, ?>) yaml(text)).get("jobs");

    assertThat(keys(jobs)).containsExactly("fold", "plan", "probe");
    jobs.forEach((name, job) -> requireJob(jobs, name.toString(), (Map<?, ?>) job));
    assertThat(text).doesNotContainPattern("run: .*\\$\\{\\{ inputs");
    assertThat(all(Pattern.compile("uses: (\\S+)"), text))
        .isNotEmpty()
        .allMatch(action -> action.matches("actions/[\\w-]+@v\\d+"));
  }

  private static void requireJob(Map<?, ?> jobs, String name, Map<?, ?> job) {
    assertThat(job.get("runs-on")).as(name).isNotNull();
    List<?> needs =
        job.get("needs") instanceof List<?> list
            ? list
            : job.containsKey("needs") ? List.of(job.get("needs").toString()) : List.of();
    Set<Object> ids = new TreeSet<>();
    for (Object step : (List<?>) job.get("steps")) {
      Map<?, ?> one = (Map<?, ?>) step;
      assertThat(one.containsKey("run")).isNotEqualTo(one.containsKey("uses"));
      if (one.containsKey("id")) {
        ids.add(one.get("id"));
      }
    }
    for (MatchResult output : OUTPUT.matcher(job.toString()).results().toList()) {
      if (output.group(1).equals("steps")) {
        assertThat(ids).as(output.group()).contains(output.group(2));
        assertThat(List.of("done", "matrix")).contains(output.group(3));
      } else {
        assertThat(needs.stream().map(Object::toString)).contains(output.group(2));
        Map<?, ?> before = (Map<?, ?>) jobs.get(output.group(2));
        assertThat(keys((Map<?, ?>) before.get("outputs"))).contains(output.group(3));
      }
    }
  }

  @Test
  @DisplayName("GitLab's jobs need only jobs that there are, and have only keywords that it knows")
  void gitlabPipelinesHaveTheirForm() throws Exception {
    Map<?, ?> parent = (Map<?, ?>) yaml(PageScript.block(PAGE, "# .gitlab-ci.yml"));
    Ended child = PageScript.of(PAGE, "# .smoke/child-pipeline.sh").in(work, "3", "2");
    Map<?, ?> rounds = (Map<?, ?>) yaml(child.said());

    assertThat(keys(rounds)).containsExactly(".culprit", "fold-1", "fold-2", "probe-1", "probe-2");
    assertThat(at(rounds, "probe-2", "needs")).isEqualTo(List.of("fold-1"));
    assertThat(at(rounds, "fold-2", "needs")).isEqualTo(List.of("fold-1", "probe-2"));
    assertThat(at(rounds, "fold-1", "needs").toString()).contains("job=plan").contains("probe-1");
    assertThat(at(rounds, "probe-1", "parallel")).isEqualTo(3);
    for (Map<?, ?> pipeline : List.of(parent, rounds)) {
      pipeline.values().forEach(job -> assertThat(GITLAB_JOB).containsAll(keys((Map<?, ?>) job)));
    }
  }

  @Test
  @DisplayName("each recipe gives only parameters that there are")
  void parametersAreKnown() throws Exception {
    Set<String> known = new TreeSet<>();
    for (Field field : SmokeProperties.class.getFields()) {
      known.add(String.valueOf(field.get(null)));
    }
    List<Block> blocks = MarkdownPage.read(RepositoryFiles.PAGES.resolve(PAGE)).blocks();
    Set<String> given = new TreeSet<>();
    blocks.forEach(block -> given.addAll(all(PARAMETER, block.text())));

    assertThat(given).contains("smoke.step", "smoke.entry", "smoke.results");
    assertThat(known).containsAll(given);
  }

  private static final String FAKE_KUBECTL =
      """
      case "$1" in
        apply) cat >>applied; echo --- >>applied ;;
        get) echo '{"status": {"conditions": [{"type": "Complete"}]}}' ;;
      esac
      """;

  /** Plans three entries, then two, then none. */
  private static String fakeGoal(Path folder) {
    return """
    plan() { echo "{\\"total\\": $1, \\"hash\\": \\"0123456789abcdef\\"}" >FOLDER/plan.json; }
    case "$*" in
      *step=plan*) plan 3 ;;
      *step=fold*) if [ "$(jq .total FOLDER/plan.json)" = 3 ]; then plan 2; else plan 0; fi ;;
    esac
    """
        .replace("FOLDER", folder.toString());
  }

  private static String job() throws IOException {
    return PageScript.block(PAGE, "# .smoke/culprit-round.yaml");
  }

  private static Object yaml(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  private static Iterable<Object> yamls(String text) {
    return new Load(LoadSettings.builder().build())
        .loadAllFromString(text.strip().replaceFirst("---$", ""));
  }

  private static Object at(Map<?, ?> from, String... path) {
    Object value = from;
    for (String key : path) {
      value = ((Map<?, ?>) value).get(key);
    }
    return value;
  }

  private static List<String> keys(Map<?, ?> map) {
    return map.keySet().stream().map(Object::toString).sorted().toList();
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1)).toList();
  }
}
