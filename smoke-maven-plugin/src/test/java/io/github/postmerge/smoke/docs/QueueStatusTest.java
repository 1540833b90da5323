package io.github.postmerge.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.docs.PageScript.Ended;
import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.git.NativeGit;
import io.github.postmerge.smoke.health.QueueDecision.Reason;
import io.github.postmerge.smoke.health.QueueDecision.State;
import io.github.postmerge.smoke.it.MergedRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The scripts that tell GitHub and GitLab whether main may go on, run as the page has them. */
class QueueStatusTest {

  private static final String PAGE = "health.md";
  private static final String TELL_GITHUB = "# .smoke/tell-queue.sh";
  private static final Pattern RUN = Pattern.compile("(?m)^ *- run: (gh .*)$");
  private static final Pattern STATUS =
      Pattern.compile("repos/o/r/statuses/(\\S+) .*context=main-health .*state=(\\w+)");

  /** In place of a program that would ask GitHub or GitLab. */
  private static final String RECORDING = "echo \"$@\" >>\"$RECORDED\"\n";

  @TempDir Path work;
  private Path repository;
  private Path queue;

  @BeforeEach
  void makeRepository() throws Exception {
    assumeTrue(Jvm.works(List.of("jq", "--version")), "missing jq");
    assumeTrue(NativeGit.isThere(), "needs git");
    repository = Files.createDirectory(work.resolve("copy"));
    MergedRepository.smoking(repository.toFile(), "true");
    Files.writeString(
        Files.createDirectory(repository.resolve(".smoke")).resolve("queue-state.sh"),
        PageScript.block(PAGE, "# .smoke/queue-state.sh"));
    queue =
        Files.createDirectories(repository.resolve("target/smoke/health")).resolve("queue.json");
  }

  @ParameterizedTest
  @CsvSource({
    "MAIN_GREEN, success, success",
    "GREEN_SO_FAR, success, success",
    "SILENCE, pending, pending",
    "MAIN_RED_UNCONFIRMED, pending, success",
    "MAIN_RED_CONFIRMED, failure, success"
  })
  void githubIsToldOfMainAndOfWhatWaits(Reason reason, String others, String mending)
      throws Exception {
    Map<String, String> heads = queued();
    Files.writeString(queue, WrittenDecision.of(reason).json());

    assertThat(toldGithub())
        .containsEntry(NativeGit.run(repository, "rev-parse", "origin/main").strip(), others)
        .containsEntry(heads.get("feature"), others)
        .containsEntry(heads.get("revert"), mending)
        .containsEntry(heads.get("fix"), mending)
        .hasSize(4);
  }

  @Test
  void expiredDecisionLetsNothingPass() throws Exception {
    queued();
    Files.writeString(
        queue, WrittenDecision.of(Reason.MAIN_RED_CONFIRMED, Duration.ofSeconds(-1)).json());

    assertThat(toldGithub()).hasSize(4).values().containsOnly("failure");
    Files.delete(queue);
    assertThat(toldGithub()).hasSize(4).values().containsOnly("failure");
  }

  @Test
  void statusThatGithubRefusesFailsTheStepAfterAllOthers() throws Exception {
    queued();
    Files.writeString(queue, WrittenDecision.of(Reason.MAIN_GREEN).json());

    PageScript refused = recorded(PageScript.of(PAGE, TELL_GITHUB), "gh", RECORDING + "exit 1");

    assertThat(refused.in(repository).code()).isNotZero();
    assertThat(recorded()).hasSize(4);
  }

  @Test
  void pullRequestIsLetIntoTheQueue() throws Exception {
    String workflow = PageScript.block(PAGE, "# .github/workflows/main-health.yml");
    String run = RUN.matcher(workflow).results().findFirst().orElseThrow().group(1);
    PageScript admitting = recorded(PageScript.saying(run), "gh", RECORDING);

    assertThat(admitting.where("HEAD", WrittenDecision.CULPRIT).in(repository).code()).isZero();
    assertThat(told()).isEqualTo(Map.of(WrittenDecision.CULPRIT, "success"));
  }

  @ParameterizedTest
  @EnumSource
  void mergeTrainGoesOnWhereMainIsOpenOrIsMended(Reason reason) throws Exception {
    assumeTrue(Jvm.works(List.of("curl", "--version")), "missing curl");
    Map<String, String> heads = queued();
    Path published = work.resolve("queue.json");
    WrittenDecision written = WrittenDecision.of(reason);
    Files.writeString(published, written.json());
    boolean isOpen = written.decision().state() == State.OPEN;
    boolean isRed = !written.decision().mayPass().isEmpty();

    assertThat(asks(heads.getOrDefault("feature", ""))).isEqualTo(isOpen);
    assertThat(asks(heads.getOrDefault("revert", ""))).isEqualTo(isOpen || isRed);
    Files.delete(published);
    assertThat(asks(heads.getOrDefault("revert", ""))).as("the page is not there").isFalse();
  }

  @ParameterizedTest
  @CsvSource({"MAIN_GREEN, success", "NO_VERDICT, pending", "MAIN_RED_CONFIRMED, failed"})
  void gitlabIsToldOfMain(Reason reason, String status) throws Exception {
    Files.writeString(queue, WrittenDecision.of(reason).json());

    Ended ended =
        recorded(PageScript.of(PAGE, "# .smoke/tell-gitlab.sh"), "curl", RECORDING)
            .where("CI_API_V4_URL", "https://gitlab.example.org/api/v4")
            .where("CI_PROJECT_ID", "7")
            .where("CI_COMMIT_SHA", WrittenDecision.CULPRIT)
            .in(repository);

    assertThat(ended.code()).isZero();
    assertThat(recorded())
        .singleElement()
        .asString()
        .contains("name=main-health&state=" + status)
        .endsWith("/api/v4/projects/7/statuses/" + WrittenDecision.CULPRIT);
  }

  /** Three heads of a merge queue: a feature, a revert, and a fix that names the red run. */
  private Map<String, String> queued() throws Exception {
    Path clone = work.resolve("elsewhere");
    NativeGit.run(work, "clone", "-q", work.resolve("copy-origin.git").toString(), "elsewhere");
    Map<String, String> messages =
        Map.of(
            "feature", "A feature",
            "revert", "Revert it\n\nThis reverts commit " + WrittenDecision.CULPRIT + ".",
            "fix", "Fix the tax\n\nSettles " + WrittenDecision.RED_RUN);
    Map<String, String> heads = new TreeMap<>();
    for (String name : messages.keySet()) {
      heads.put(name, commit(clone, name, messages.getOrDefault(name, "")));
    }
    return heads;
  }

  private static String commit(Path clone, String name, String message) throws Exception {
    String ref = "HEAD:refs/heads/gh-readonly-queue/main/" + name;
    NativeGit.run(clone, "checkout", "-q", "--detach", "origin/main");
    NativeGit.run(clone, "config", "user.name", "a");
    NativeGit.run(clone, "config", "user.email", "a@example.org");
    NativeGit.run(clone, "commit", "-q", "--allow-empty", "-m", message);
    NativeGit.run(clone, "push", "-q", "origin", ref);
    return NativeGit.run(clone, "rev-parse", "HEAD").strip();
  }

  private Map<String, String> toldGithub() throws Exception {
    PageScript telling = recorded(PageScript.of(PAGE, TELL_GITHUB), "gh", RECORDING);
    assertThat(telling.in(repository).code()).isZero();
    return told();
  }

  private Map<String, String> told() throws IOException {
    Map<String, String> told = new TreeMap<>();
    for (String line : recorded()) {
      STATUS.matcher(line).results().forEach(m -> told.put(m.group(1), m.group(2)));
    }
    return told;
  }

  private boolean asks(String commit) throws Exception {
    NativeGit.run(repository, "fetch", "-q", "origin", "+refs/heads/*:refs/remotes/origin/*");
    Ended ended =
        PageScript.of(PAGE, "# .smoke/ask-queue.sh")
            .where("CI_PAGES_URL", work.toUri().toString())
            .where("CI_COMMIT_SHA", commit)
            .in(repository);
    return ended.code() == 0;
  }

  private PageScript recorded(PageScript script, String program, String text) throws IOException {
    Files.deleteIfExists(work.resolve("recorded"));
    return script
        .withProgram(work.resolve("programs"), program, text)
        .where("RECORDED", work.resolve("recorded").toString())
        .where("GITHUB_REPOSITORY", "o/r");
  }

  private List<String> recorded() throws IOException {
    return Files.readAllLines(work.resolve("recorded"));
  }
}
