package io.github.postmerge.smoke.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.Reproduction;
import io.github.postmerge.smoke.envelope.Reproduction.Answer;
import io.github.postmerge.smoke.envelope.Reproduction.Origin;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.reproduce.ReproduceOutcome.Answered;
import io.github.postmerge.smoke.reproduce.ReproduceOutcome.Unanswered;
import io.github.postmerge.smoke.verdict.BuildResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each answer, and each way to refuse one, by real processes in real repositories. */
class ReproduceTest {

  @TempDir Path work;
  private Path copy = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    copy = Files.createDirectory(work.resolve("copy"));
    Files.writeString(copy.resolve("file.txt"), "one\n");
  }

  @Test
  void failureThatComesAgainIsReproduced() throws Exception {
    ReproduceRun run = smoking("echo seen at 2026-01-01T10:00:0$(( $$ % 10 ))Z; exit 3").smoked();

    Reproduction answer = answered(run, BuildResult.SUCCESS);

    assertThat(answer.answer()).isEqualTo(Answer.REPRODUCED);
    assertThat(answer.summary())
        .isEqualTo("It fails here too: 1 of 1 run ended as the red one did (FAIL, EXIT_CODE_3).");
    assertThat(answer.command().origin()).isEqualTo(Origin.COMMIT);
    assertThat(answer.command().location()).isEqualTo("memory/tasks/task-1.md:2");
    assertThat(answer.runs().get(0).output().stdoutSame()).isTrue();
  }

  @DisplayName("51 a commit that is here but was never merged runs nothing")
  @Test
  void unmergedCommitIsNotRun() throws Exception {
    Path trace = work.resolve("ran");
    ReproduceRun run = smoking("exit 3");
    String unmerged = commitOnABranch("touch '" + trace + "'; exit 3");
    run.smoked(Map.of(SmokeProperties.MERGE_COMMIT, unmerged));
    assertThat(trace).exists();
    Files.delete(trace);

    ReproduceOutcome outcome = run.reproduce();

    assertThat(outcome.buildResult()).isEqualTo(BuildResult.ERROR);
    assertThat(((Unanswered) outcome).error())
        .contains("but not in the history of main on origin", "trustEnvelope=true");
    assertThat(trace).doesNotExist();
  }

  @DisplayName("50 an answer's path that is no regular file is refused, and left as it is")
  @Test
  void fifoForTheAnswerIsRefused() throws Exception {
    Path fifo = work.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    ReproduceRun run = smoking("exit 3").smoked();

    ReproduceOutcome outcome = run.with(SmokeProperties.REPRODUCTION, fifo.toString()).reproduce();

    assertThat(((Unanswered) outcome).error())
        .contains("\"" + fifo + "\" cannot be written: it is a device, a FIFO or a socket.");
    assertThat(fifo).exists();
  }

  @Test
  void everyRunIsMadeAsLongAsOneCouldChangeTheAnswer() throws Exception {
    ReproduceRun run = smoking("exit 3").smoked().with(SmokeProperties.RUNS, "3");

    Reproduction answer = answered(run, BuildResult.SUCCESS);

    assertThat(answer.runsMade()).isEqualTo(3);
    assertThat(answer.runsEqual()).isEqualTo(3);
  }

  @Test
  void theLogIsTheLastRunsAndNoOlderOne() throws Exception {
    Path log = work.resolve("reproduction.log");
    Files.writeString(log, "from an older reproduction");
    ReproduceRun run = smoking("echo run $SMOKE_RUN_ID; exit 3").smoked();

    run.with(SmokeProperties.RUNS, "2").reproduce();

    assertThat(Files.readString(log)).startsWith("run ").hasLineCount(1);
    assertThat(run.shown()).noneMatch(line -> line.startsWith("warning"));
  }

  @Test
  void theLogIsNamedAfterItsAnswer() throws Exception {
    ReproduceRun run = smoking("echo again; exit 3").smoked();

    run.with(SmokeProperties.REPRODUCTION, work.resolve("x.json").toString()).reproduce();

    assertThat(work.resolve("x.log")).hasContent("again\n");
    assertThat(work.resolve("reproduction.log")).doesNotExist();
  }

  @Test
  void failureThatDoesNotComeAgainIsNotReproduced() throws Exception {
    Path gone = work.resolve("gone");
    ReproduceRun run = smoking("test -e " + gone + " || { touch " + gone + "; exit 3; }").smoked();

    Reproduction answer = answered(run.with(SmokeProperties.RUNS, "2"), BuildResult.FAILURE);

    assertThat(answer.answer()).isEqualTo(Answer.NOT_REPRODUCED);
    assertThat(answer.summary()).contains("0 of 2 runs ended as the red one did");
    assertThat(answer.runs()).allMatch(r -> !r.equal());
  }

  @Test
  void failureThatComesAndGoesIsIntermittentAndSettledAtOnce() throws Exception {
    Path count = work.resolve("count");
    ReproduceRun run =
        smoking("echo x >>" + count + "; test $(wc -l <" + count + ") -eq 3 || exit 3").smoked();

    Reproduction answer = answered(run.with(SmokeProperties.RUNS, "9"), BuildResult.SUCCESS);

    assertThat(answer.answer()).isEqualTo(Answer.INTERMITTENT);
    assertThat(answer.runsAsked()).isEqualTo(9);
    assertThat(answer.runsMade()).isEqualTo(2);
    assertThat(answer.runsEqual()).isEqualTo(1);
  }

  @Test
  void anotherEnvironmentMayBeWhyNothingFails() throws Exception {
    Path gone = work.resolve("gone");
    ReproduceRun run = smoking("test -e " + gone + " || { touch " + gone + "; exit 3; }").smoked();
    run.on(new Environment("os", "arch", "21", null, null, "Asia/Seoul", "en", "1", null));

    Reproduction answer = answered(run, BuildResult.FAILURE);

    assertThat(answer.answer()).isEqualTo(Answer.ENVIRONMENT_DIFFERS);
    assertThat(answer.summary()).contains("the environment differs (java, timezone)");
  }

  @Test
  void anotherEnvironmentDoesNotMatterToAFailureThatComesAgain() throws Exception {
    ReproduceRun run = smoking("exit 3").smoked();
    run.on(new Environment("os", "arch", "21", null, null, "UTC", "en", "1", null));

    assertThat(answered(run, BuildResult.SUCCESS).answer()).isEqualTo(Answer.REPRODUCED);
  }

  @Test
  void anotherExitCodeIsAnotherFailureAndItsOutputIsShownAsADiff() throws Exception {
    Path gone = work.resolve("gone");
    ReproduceRun run =
        smoking("test -e " + gone + " && { echo other >&2; exit 4; }; touch " + gone + "; exit 3")
            .smoked();

    Reproduction answer = answered(run, BuildResult.FAILURE);

    assertThat(answer.answer()).isEqualTo(Answer.NOT_REPRODUCED);
    assertThat(answer.runs().get(0).ended().failureReason()).isEqualTo("EXIT_CODE_4");
    assertThat(answer.runs().get(0).output().diff()).contains("+++ stderr here", "+other");
  }

  @Test
  void timeoutIsReproducedWithItsOwnTimeout() throws Exception {
    ReproduceRun run = smoking("exec sleep 60");
    run.smoked(Map.of(SmokeProperties.TIMEOUT, "1"));

    Reproduction answer = answered(run.with(SmokeProperties.KILL_GRACE, "0"), BuildResult.SUCCESS);

    assertThat(answer.expected().failureReason()).isEqualTo("TIMEOUT");
    assertThat(answer.command().timeoutSeconds()).isEqualTo(1);
  }

  @Test
  void envelopeIsReadFromStandardInput() throws Exception {
    ReproduceRun run = smoking("exit 3").smoked();
    run.with(SmokeProperties.REPRODUCTION, run.answer().toString());

    run.reading(Files.readAllBytes(run.envelope()));

    assertThat(answered(run, BuildResult.SUCCESS).answer()).isEqualTo(Answer.REPRODUCED);
  }

  @Test
  void commitThatTheCloneLacksIsFetchedWithoutTouchingTheClone() throws Exception {
    MergedRepository.smoking(copy.toFile(), "exit 3");
    Path elsewhere = work.resolve("elsewhere");
    try (Git git =
        Git.cloneRepository()
            .setURI(work.resolve("copy-origin.git").toUri().toString())
            .setDirectory(elsewhere.toFile())
            .call()) {
      Files.writeString(elsewhere.resolve("next.txt"), "next\n");
      git.add().addFilepattern(".").call();
      git.commit().setMessage("task-1: next").setSign(false).call();
      git.push().add("HEAD:refs/heads/main").call();
    }
    new ReproduceRun(work, elsewhere).smoked();
    List<Path> before = files(copy);
    ReproduceRun run = new ReproduceRun(work, copy);

    assertThat(answered(run, BuildResult.SUCCESS).answer()).isEqualTo(Answer.REPRODUCED);
    assertThat(files(copy)).isEqualTo(before);
    assertThat(files(work.resolve("cache"))).isEmpty();
    assertThat(run.shown())
        .anyMatch(l -> l.endsWith("is fetched, because this clone does not have it"));
  }

  @Test
  void envelopeOfAnotherRepositoryIsAnError() throws Exception {
    ReproduceRun run = smoking("exit 3").smoked();
    edit(run, merge(), "b".repeat(40));

    refused(
        run, "The commit " + "b".repeat(40) + " is neither in this repository nor in the history");
  }

  @Test
  void commitThatNobodyMergedIsFetchedOnlyForATrustedEnvelope() throws Exception {
    MergedRepository origin = MergedRepository.smoking(copy.toFile(), "exit 3");
    ReproduceRun run = new ReproduceRun(work, copy).smoked();
    edit(run, merge(), origin.nextCommit());

    refused(run, "nor in the history of \"main\" on the remote \"origin\"");

    run.with(SmokeProperties.TRUST_ENVELOPE, "true");
    assertThat(answered(run, BuildResult.SUCCESS).answer()).isEqualTo(Answer.REPRODUCED);
  }

  @Test
  void commandThatIsNotTheCommitsOwnIsShownAndNotRun() throws Exception {
    ReproduceRun run = smoking("exit 3").smoked();
    Path made = work.resolve("made-by-a-stranger");
    edit(run, "exit 3\\n\"", "touch " + made + "; exit 3\"");

    refused(
        run,
        "Nothing was run, because the envelope's command is not the commit's own. The envelope has:"
            + " sh -c 'touch "
            + made
            + "; exit 3'. The commit has sh -c 'exit 3\\n' (memory/tasks/task-1.md:2). Read it, and"
            + " if you trust it, run it with -Dsmoke.trustEnvelope=true.");
    assertThat(made).doesNotExist();

    Reproduction answer =
        answered(run.with(SmokeProperties.TRUST_ENVELOPE, "true"), BuildResult.SUCCESS);
    assertThat(answer.command().origin()).isEqualTo(Origin.ENVELOPE);
    assertThat(made).exists();
    assertThat(String.join("\n", run.shown()))
        .contains("COMMAND sh -c 'touch " + made + "; exit 3'\n(the envelope's, trusted)");
  }

  @Test
  void commandThatSteersTheTerminalIsShownHarmless() throws Exception {
    ReproduceRun run = smoking("exit 3").smoked();
    edit(run, "exit 3\\n\"", "evil \\u001b[2K\\u202e\"");

    refused(run, "The envelope has: sh -c 'evil \uFFFD[2K\uFFFD'.");
  }

  @Test
  void commandFromAParameterNeedsTrust() throws Exception {
    ReproduceRun run = smoking("exit 3").smoked("sh", "-c", "exit 5");

    refused(run, "The envelope has, from a parameter: sh -c 'exit 5'.");
    run.with(SmokeProperties.TRUST_ENVELOPE, "true");
    assertThat(answered(run, BuildResult.SUCCESS).answer()).isEqualTo(Answer.REPRODUCED);
  }

  @Test
  void maskedCommandIsTakenFromTheCommit() throws Exception {
    ReproduceRun run = smoking("echo s3cret-of-this-test; exit 3").smoked();
    assertThat(run.envelope()).content().contains("echo [MASKED]; exit 3");

    Reproduction answer =
        answered(run.with(SmokeProperties.TRUST_ENVELOPE, "true"), BuildResult.SUCCESS);

    assertThat(answer.command().origin()).isEqualTo(Origin.COMMIT);
    assertThat(answer.runs().get(0).output().stdoutSame()).isTrue();
    assertThat(run.answer()).content().doesNotContain("s3cret");
    assertThat(run.shown())
        .anyMatch(l -> l.startsWith("warning: The envelope's command is masked"));
  }

  @Test
  void maskedParameterCannotBeRun() throws Exception {
    ReproduceRun run = smoking("exit 3").smoked("sh", "-c", "echo s3cret-of-this-test; exit 5");

    refused(
        run.with(SmokeProperties.TRUST_ENVELOPE, "true"),
        "A part of the envelope's command is masked, so it cannot be run.");
  }

  @Test
  void keptWorktreeIsExplained() throws Exception {
    ReproduceRun run =
        smoking("exit 3")
            .with(SmokeProperties.REUSE_WORKTREE, "false")
            .smoked()
            .with(SmokeProperties.KEEP_WORKTREE, "always")
            .with(SmokeProperties.RUNS, "2");

    Answered answered = (Answered) run.reproduce();

    Path kept = onlyFolder(work.resolve("worktrees"));
    assertThat(kept.resolve("file.txt")).exists();
    assertThat(String.join("\n", answered.instructions()))
        .contains(
            "cd " + kept,
            "SMOKE_TASK_ID=task-1 SMOKE_MERGE_COMMIT=" + merge() + " sh -c 'exit 3\n'",
            "mvnDebug",
            "-Dmaven.surefire.debug",
            "git -C " + copy + " worktree remove --force " + kept);
  }

  @Test
  void keptWorktreeOfAFetchedCommitIsRemovedWithItsRepository() throws Exception {
    MergedRepository origin = MergedRepository.smoking(copy.toFile(), "exit 3");
    ReproduceRun run = new ReproduceRun(work, copy).smoked();
    String next = origin.nextCommit();
    origin.moveMain(next);
    edit(run, merge(), next);

    Answered answered = (Answered) run.with(SmokeProperties.KEEP_WORKTREE, "always").reproduce();

    String removal = answered.instructions().get(answered.instructions().size() - 1);
    assertThat(removal).contains("rm -rf ", "/worktrees/smoke-", "/cache/history/history-");
    List<String> words = List.of(removal.split(" ", -1));
    Path kept = Path.of(words.get(words.size() - 2));
    assertThat(new ProcessBuilder("git", "status").directory(kept.toFile()).start().waitFor())
        .isZero();
  }

  @Test
  void commandThatCannotBeStartedHereIsAnError() throws Exception {
    ReproduceRun run = smoking("exit 3").smoked();
    edit(run, "\"sh\",", "\"no-such-program-here\",");

    refused(
        run.with(SmokeProperties.TRUST_ENVELOPE, "true"), "The smoke command could not be started");
  }

  @Test
  void olderAnswerIsGoneWhenNoneCanBeGiven() throws Exception {
    ReproduceRun run = smoking("exit 3").smoked();
    answered(run, BuildResult.SUCCESS);
    edit(run, "\"FAIL\"", "\"PASS\"");

    refused(run, "Only a FAIL or TIMEOUT can be reproduced");
  }

  /** A branch that nobody merged, with a task spec of its own; the working copy stays on main. */
  private String commitOnABranch(String command) throws Exception {
    try (Git git = Git.open(copy.toFile())) {
      git.checkout().setCreateBranch(true).setName("feature").call();
      Files.writeString(
          copy.resolve("memory/tasks/task-9.md"),
          "```yaml\nsmoke_command: |\n  " + command + "\n```\n");
      git.add().addFilepattern(".").call();
      String id = git.commit().setMessage("task-9: not merged").call().name();
      git.checkout().setName("main").call();
      return id;
    }
  }

  private ReproduceRun smoking(String command) throws Exception {
    MergedRepository.smoking(copy.toFile(), command);
    return new ReproduceRun(work, copy);
  }

  private String merge() throws IOException {
    try (Git git = Git.open(copy.toFile())) {
      return git.getRepository().resolve("HEAD").name();
    }
  }

  private static void edit(ReproduceRun run, String from, String to) throws IOException {
    String envelope = Files.readString(run.envelope());
    assertThat(envelope).contains(from);
    Files.writeString(run.envelope(), envelope.replace(from, to));
  }

  private static Reproduction answered(ReproduceRun run, BuildResult result) throws IOException {
    ReproduceOutcome outcome = run.reproduce();
    assertThat(outcome).isInstanceOf(Answered.class);
    assertThat(outcome.buildResult()).isEqualTo(result);
    assertThat(schema().validate(Files.readString(run.answer()), InputFormat.JSON)).isEmpty();
    return ((Answered) outcome).reproduction();
  }

  private static void refused(ReproduceRun run, String message) {
    ReproduceOutcome outcome = run.reproduce();
    assertThat(outcome.buildResult()).isEqualTo(BuildResult.ERROR);
    assertThat(((Unanswered) outcome).error()).contains(message).endsWith(".").doesNotContain("\n");
    assertThat(run.answer()).doesNotExist();
  }

  private static Path onlyFolder(Path root) throws IOException {
    try (var folders = Files.list(root)) {
      List<Path> all =
          folders.filter(Files::isDirectory).filter(f -> Files.exists(f.resolve(".git"))).toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Schema schema() throws IOException {
    try (InputStream stream = Reproduction.class.getResourceAsStream("reproduction.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(stream);
    }
  }
}
