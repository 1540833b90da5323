package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.blame.Inquiry;
import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.RunHistory;
import io.github.postmerge.smoke.envelope.RunHistory.Cleared;
import io.github.postmerge.smoke.git.NativeGit;
import io.github.postmerge.smoke.history.HistoryEntries;
import io.github.postmerge.smoke.history.HistoryEntry;
import io.github.postmerge.smoke.history.HistoryFolder;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.run.RunListener;
import io.github.postmerge.smoke.verdict.ClearingReason;
import io.github.postmerge.smoke.verdict.Edge;
import io.github.postmerge.smoke.verdict.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real runs that keep a history; whether the smoke passes, a file outside says. */
class RunInHistoryTest {

  @TempDir Path work;
  private Path folder;
  private Path history;
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void makeRepository() throws Exception {
    folder = Files.createDirectory(work.resolve("copy"));
    history = work.resolve("history");
    MergedRepository.smoking(
        folder.toFile(),
        "cat '" + work.resolve("says") + "'; exit $(cat '" + work.resolve("code") + "')");
    says("fine", 0);
  }

  @Test
  void withoutAHistoryTheEnvelopeSaysNothingOfIt() {
    assertThat(run().start().envelope().history()).isNull();
    assertThat(history).doesNotExist();
  }

  @Test
  void eachRunAddsOneFileAndLearnsFromTheOthers() throws Exception {
    String commit = NativeGit.run(folder, "rev-parse", "HEAD").strip();

    assertThat(kept().start().envelope().history())
        .isEqualTo(new RunHistory(commit, null, Edge.UNKNOWN, List.of(), 0, null));
    says("broken", 3);
    PostMergeSmokeOutcome red = kept().start();
    assertThat(red.envelope().history())
        .isEqualTo(new RunHistory(commit, commit, Edge.FIRST_RED, List.of(), 0, null));
    assertThat(Objects.requireNonNull(red.envelope().escalation()).edge())
        .isEqualTo(Edge.FIRST_RED);
    assertThat(new VerdictReport(red).details())
        .contains(
            "  history    FIRST_RED, it was green before, or has no earlier verdict; red since "
                + commit.substring(0, 12)
                + "; last good is "
                + commit.substring(0, 12));
    assertThat(edge()).isEqualTo(Edge.STILL_RED);
    says("broken otherwise", 3);
    assertThat(edge()).isEqualTo(Edge.NEW_FAILURE);
    says("fine", 0);
    RunHistory green = history(kept().start());
    assertThat(green.edge()).isEqualTo(Edge.RECOVERED);
    assertThat(green.cleared())
        .hasSize(3)
        .contains(new Cleared(red.envelope().runId(), commit, ClearingReason.FLAKE_SHOWN));
    assertThat(files()).hasSize(5);
    assertThat(warnings).isEmpty();
  }

  @Test
  void onlyNewsIsEscalatedWhereATeamWantsThat() throws Exception {
    says("broken", 3);

    assertThat(edges().start().envelope().escalation()).isNotNull();
    PostMergeSmokeOutcome again = edges().start();
    assertThat(again.envelope().escalation()).isNull();
    assertThat(again.envelope().status()).isEqualTo(Status.FAIL);
    assertThat(again.envelope().allowContinuation()).isFalse();
    assertThat(new VerdictReport(again).lastOutput()).contains("| broken");
    says("broken otherwise", 3);
    assertThat(edges().start().envelope().escalation()).isNotNull();
  }

  @Test
  void historyThatCannotBeReadIsAWarningAndEachRedIsTold() throws Exception {
    says("broken", 3);
    Files.writeString(history, "a file");

    for (int i = 0; i < 2; i++) {
      PostMergeSmokeOutcome red = edges().start();
      assertThat(red.envelope().escalation()).isNotNull();
      assertThat(red.envelope().history()).isNull();
    }
    assertThat(warnings)
        .anyMatch(w -> w.startsWith("The history cannot be read") && w.contains("is not a folder"))
        .anyMatch(w -> w.startsWith("The run is not added to the history."));
  }

  @Test
  void edgesWithoutAHistoryAreRefused() {
    assertThat(run().with(SmokeProperties.ESCALATE, "edges").start().envelope().error())
        .contains("smoke.escalate is edges")
        .contains("-Dsmoke.history=FOLDER");
  }

  @Test
  void shallowCloneKnowsMainsOrderFromTheRuns() throws Exception {
    kept().start();
    land();
    says("broken", 3);
    Path shallow = work.resolve("shallow");
    NativeGit.run(
        folder,
        "clone",
        "-q",
        "--depth=1",
        "file://" + work.resolve("copy-origin.git"),
        shallow.toString());

    RunHistory first =
        history(
            new EngineRun(work, shallow).with(SmokeProperties.HISTORY, history.toString()).start());

    assertThat(first.edge()).isEqualTo(Edge.FIRST_RED);
    assertThat(first.lastGood()).isEqualTo(NativeGit.run(folder, "rev-parse", "HEAD^").strip());
  }

  @Test
  void redAfterMergesWithoutAVerdictAsksForASearch() throws Exception {
    kept().start();
    says("broken", 3);
    assertThat(new VerdictReport(kept().start()).advice())
        .isEqualTo("Fix or revert this merge before the next one.");
    land();
    land();
    assertThat(new VerdictReport(kept().start()).advice())
        .startsWith("The merge before it has no verdict and may be to blame as well.");
    land();
    land();
    land();

    VerdictReport report = new VerdictReport(kept().start());

    assertThat(report.advice())
        .startsWith("2 merges before it have no verdict and may be to blame as well.")
        .contains("smoke:culprit with the same -Dsmoke.history finds out which merge");
    assertThat(report.details()).contains("  next       " + report.advice());
  }

  @Test
  void smokesOfDifferentNamesDoNotSettleEachOther() throws Exception {
    says("broken", 3);
    kept().start();

    PostMergeSmokeOutcome other = kept().with(SmokeProperties.COMMAND, "true").start();

    assertThat(history(other).edge()).isEqualTo(Edge.UNKNOWN);
    assertThat(history(other).cleared()).isEmpty();
    assertThat(edge()).isEqualTo(Edge.STILL_RED);
  }

  @Test
  void diagnosisTakesItsRatesFromTheHistory() throws Exception {
    String commit = NativeGit.run(folder, "rev-parse", "HEAD^").strip();
    for (int i = 0; i < 30; i++) {
      HistoryEntry entry = HistoryEntries.green("earlier-" + i, "task-1", commit, i);
      new HistoryFolder(history).add(entry);
    }
    says("broken", 3);

    Diagnosis diagnosis =
        Objects.requireNonNull(
            kept().with(SmokeProperties.DIAGNOSE, "on-failure").start().envelope().diagnosis());

    assertThat(diagnosis.method()).isEqualTo(Inquiry.METHOD_WITH_HISTORY);
  }

  @Test
  void historyMayBeAWorktreeOfItsOwnBranchInsideTheClone() throws Exception {
    history = folder.resolve("smoke-history");
    NativeGit.run(folder, "worktree", "add", "-q", "--detach", history.toString());

    assertThat(history(kept().start()).edge()).isEqualTo(Edge.UNKNOWN);
    assertThat(edge()).isEqualTo(Edge.STILL_GREEN);
    assertThat(NativeGit.run(history, "status", "--porcelain", "-uall").lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("?? ") && line.endsWith(".json"));
    assertThat(warnings).isEmpty();
  }

  @Test
  void fileThatDoesNotCountIsNamed() throws Exception {
    kept().start();
    Files.writeString(history.resolve("cut.json"), "{");

    kept().start();

    assertThat(warnings).anyMatch(w -> w.contains("\"cut.json\" in the history does not count"));
  }

  @Test
  void folderThatCannotBeWrittenChangesNoVerdict() throws Exception {
    assumeTrue(!"root".equals(System.getProperty("user.name")), "root may write anywhere");
    Files.createDirectory(history);
    assertThat(history.toFile().setWritable(false)).isTrue();

    assertThat(kept().start().envelope().allowContinuation()).isTrue();
    assertThat(warnings).anyMatch(w -> w.startsWith("The run is not added to the history."));
  }

  private void land() throws Exception {
    NativeGit.run(
        folder,
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b",
        "commit",
        "--allow-empty",
        "-m",
        "task-1: more");
    NativeGit.run(folder, "push", "-q", "origin", "main");
  }

  private Edge edge() {
    return history(kept().start()).edge();
  }

  private static RunHistory history(PostMergeSmokeOutcome outcome) {
    return Objects.requireNonNull(outcome.envelope().history());
  }

  private EngineRun edges() {
    return kept().with(SmokeProperties.ESCALATE, "edges");
  }

  private EngineRun kept() {
    return run().with(SmokeProperties.HISTORY, history.toString());
  }

  private EngineRun run() {
    return new EngineRun(work, folder)
        .seenBy(
            new RunListener() {
              @Override
              public void step(Step step, String detail) {}

              @Override
              public void output(String line) {}

              @Override
              public void silence(Duration remaining) {}

              @Override
              public void warning(String text) {
                warnings.add(text);
              }
            });
  }

  private void says(String text, int code) throws Exception {
    Files.writeString(work.resolve("says"), text + "\n");
    Files.writeString(work.resolve("code"), Integer.toString(code));
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> all = Files.walk(history)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
