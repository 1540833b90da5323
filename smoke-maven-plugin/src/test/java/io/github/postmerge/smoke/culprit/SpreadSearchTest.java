package io.github.postmerge.smoke.culprit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.culprit.CulpritOutcome.Answered;
import io.github.postmerge.smoke.culprit.CulpritOutcome.NothingToDo;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Planned;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Probed;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Unanswered;
import io.github.postmerge.smoke.culprit.question.MergeLine;
import io.github.postmerge.smoke.culprit.question.Question;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.verdict.BuildResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plan, probe and fold: whatever becomes of the results on their way. */
class SpreadSearchTest {

  private static final int MERGES = 20;
  private static final int CULPRIT = 13;
  private static final int JOBS = 4;
  private static final int MOST_ROUNDS = 30;
  private static final String SMOKE = "grep -q good state || { echo Cart >&2; exit 1; }";

  @TempDir Path work;
  private SearchedMain main;

  @BeforeEach
  void merge() throws Exception {
    main =
        SearchedMain.of(
            work.resolve("main"),
            MERGES,
            merge -> Map.of("state", merge < CULPRIT ? "good" : "bad"));
  }

  @Test
  void roundsOfProbesFindTheCulprit() throws Exception {
    CulpritAnswer answer = searched(entries -> {});

    assertThat(requireNonNull(answer.culprit()).commit()).isEqualTo(main.commit(CULPRIT));
    Plan plan = new PlanFile(plan()).read();
    assertThat(plan.done()).isTrue();
    assertThat(plan.total()).isZero();
    assertThat(step("probe").run()).isInstanceOf(NothingToDo.class);
    assertThat(step("fold").run()).isInstanceOf(Answered.class);
  }

  @DisplayName("74 results that are lost, doubled, late or in any order change no answer")
  @Test
  void resultsMayBeLostDoubledAndLate() throws Exception {
    CulpritAnswer plain = searched(results -> {});
    for (Path file : List.of(plan(), answerFile())) {
      Files.delete(file);
    }
    clearResults();
    Random random = new Random(74);
    List<Path> old = new ArrayList<>();

    CulpritAnswer answer =
        searched(
            results -> {
              List<Path> files = files(results);
              Collections.shuffle(files, random);
              for (Path file : files) {
                Files.copy(file, results.resolve("copy of " + file.getFileName()));
              }
              Files.deleteIfExists(files.get(0));
              Files.deleteIfExists(results.resolve("copy of " + files.get(0).getFileName()));
              for (Path late : old) {
                Files.copy(late, results.resolve("late " + late.getFileName()));
              }
              old.clear();
              Path kept = work.resolve("kept-" + random.nextInt());
              Files.copy(files.get(1), kept);
              old.add(kept);
            });

    assertThat(requireNonNull(answer.culprit()).commit())
        .isEqualTo(requireNonNull(plain.culprit()).commit());
    assertThat(answer.probes().stream().map(CulpritAnswer.Probe::number)).doesNotHaveDuplicates();
  }

  @DisplayName("74 a missing result is named, and a result of another plan is refused")
  @Test
  void missingAndForeignResultsAreNamed() throws Exception {
    assertThat(step("plan").run()).isInstanceOf(Planned.class);
    for (int entry : List.of(0, 2)) {
      assertThat(probe(entry).buildResult()).isEqualTo(BuildResult.SUCCESS);
    }
    Path some = files(results()).get(0);
    String text = Files.readString(some);
    Files.writeString(
        results().resolve("foreign.json"),
        text.replaceAll("\"search_id\": \"[0-9a-f]{4}", "\"search_id\": \"0123"));
    Files.writeString(
        results().resolve("other.json"),
        text.replaceAll("\"plan\": \"[0-9a-f]{4}", "\"plan\": \"0123"));
    Files.writeString(results().resolve("cut.json"), text.substring(0, text.length() / 2));
    Files.writeString(
        results().resolve("commit.json"), text.replaceAll("\"entry\": \\d", "\"entry\": 3"));

    Planned planned = (Planned) step("fold").run();

    assertThat(planned.missing()).containsExactly(1, 3);
    assertThat(planned.notes())
        .anyMatch(note -> note.contains("\"foreign.json\"") && note.contains("another search"))
        .anyMatch(note -> note.contains("\"other.json\"") && note.contains("another plan"))
        .anyMatch(note -> note.contains("\"commit.json\"") && note.contains("no such entry"))
        .anyMatch(note -> note.contains("\"cut.json\""));
    assertThat(planned.round()).isEqualTo(2);
    assertThat(new CulpritReport(planned).details()).anyMatch(l -> l.contains("entry 1, 3"));
  }

  @Test
  void foldWithoutAnyResultKeepsThePlan() throws Exception {
    step("plan").run();
    byte[] before = Files.readAllBytes(plan());

    Planned planned = (Planned) step("fold").run();

    assertThat(planned.missing()).hasSize(JOBS);
    assertThat(planned.round()).isEqualTo(1);
    assertThat(Files.readAllBytes(plan())).isEqualTo(before);
  }

  @Test
  void foldTwiceIsFoldOnce() throws Exception {
    step("plan").run();
    for (int entry = 0; entry < JOBS; entry++) {
      probe(entry);
    }
    step("fold").run();
    byte[] once = Files.readAllBytes(plan());

    step("fold").run();

    assertThat(Files.readAllBytes(plan())).isEqualTo(once);
  }

  @Test
  void changedPlanIsRefused() throws Exception {
    step("plan").run();
    String text = Files.readString(plan());
    Files.writeString(
        plan(),
        text.replace("\"exit_code\"", "\"exit_cod\"").replace("\"jobs\": 4", "\"jobs\": 5"));

    assertThat(((Unanswered) step("fold").run()).error()).contains("its hash no longer fits");
    Files.writeString(plan(), "{}");
    assertThat(((Unanswered) step("probe").run()).error()).contains("cannot be used");
    Files.delete(plan());
    assertThat(((Unanswered) step("probe").run()).error()).contains("There is no plan");
  }

  @Test
  void planSaysWhatToRunNext() throws Exception {
    assertThat(new CulpritReport(step("plan").run()).details())
        .anyMatch(line -> line.contains("-Dsmoke.step=probe -Dsmoke.entry=0 to 3"))
        .anyMatch(line -> line.endsWith("-Dsmoke.step=fold"));
  }

  @Test
  void planAloneRunsNothing() throws Exception {
    step("plan").run();

    CulpritOutcome outcome =
        step("probe").with(SmokeProperties.ENTRY, "0").without(SmokeProperties.COMMAND).run();
    CulpritOutcome other =
        step("probe").with(SmokeProperties.ENTRY, "0").with(SmokeProperties.COMMAND, "true").run();

    assertThat(((Unanswered) outcome).error()).contains("a command from a plan is not trusted");
    assertThat(((Unanswered) other).error()).contains("Nothing was run");
  }

  @Test
  void planDoesNotRunWhatNobodyHasMerged() throws Exception {
    step("plan").run();
    Question asked = PlanFile.question(new PlanFile(plan()).read());
    MergeLine line = new MergeLine(List.of(asked.line().good(), notMerged(), asked.line().bad()));
    Question forged =
        new Question(
            line,
            2,
            asked.smoke(),
            asked.failure(),
            asked.errorExitCodes(),
            asked.rates(),
            List.of(1.0, 1.0));
    new PlanFile(plan())
        .write(
            PlanFile.plan(SearchState.of(forged, List.of()), Optional.empty(), 1, 1, List.of(1)));

    CulpritOutcome outcome = step("probe").with(SmokeProperties.ENTRY, "0").run();

    assertThat(((Unanswered) outcome).error()).contains("Nothing was run", "are not the merges");
    assertThat(results()).doesNotExist();
  }

  private CommitId notMerged() throws Exception {
    try (Git git = Git.open(main.folder().toFile())) {
      git.checkout().setCreateBranch(true).setName("somebodys").call();
      CommitId commit =
          new CommitId(git.commit().setMessage("anything").setSign(false).call().getName());
      git.checkout().setName("main").call();
      return commit;
    }
  }

  @Test
  void enginesVariableSaysTheEntry() throws Exception {
    step("plan").run();

    CulpritOutcome outcome = step("probe").in("SLURM_ARRAY_TASK_ID", "2").run();
    CulpritOutcome tooMany = step("probe").in("SLURM_ARRAY_TASK_ID", "7").run();

    assertThat(outcome).isInstanceOf(Probed.class);
    assertThat(((Probed) outcome).file().getFileName().toString()).endsWith("-2.json");
    assertThat(tooMany).isInstanceOf(NothingToDo.class);
  }

  @Test
  void probeThatCouldNotRunFailsItsJob() throws Exception {
    for (String step : List.of("plan", "probe")) {
      CulpritOutcome outcome =
          step(step)
              .with(SmokeProperties.COMMAND, "exit 75")
              .with(SmokeProperties.ERROR_EXIT_CODES, "75")
              .with(SmokeProperties.ENTRY, "0")
              .run();
      assertThat(outcome.buildResult())
          .isEqualTo(step.equals("plan") ? BuildResult.SUCCESS : BuildResult.FAILURE);
    }
  }

  /** Meddles with the results of a round. */
  @FunctionalInterface
  private interface Meddling {
    void with(Path results) throws IOException;
  }

  private CulpritAnswer searched(Meddling meddling) throws IOException {
    CulpritOutcome outcome = step("plan").run();
    for (int round = 0; round < MOST_ROUNDS && outcome instanceof Planned planned; round++) {
      clearResults();
      for (int entry = 0; entry < planned.total(); entry++) {
        assertThat(probe(entry).buildResult()).isEqualTo(BuildResult.SUCCESS);
      }
      meddling.with(results());
      outcome = step("fold").run();
    }
    assertThat(outcome).isInstanceOf(Answered.class);
    return ((Answered) outcome).answer();
  }

  private void clearResults() throws IOException {
    if (Files.isDirectory(results())) {
      for (Path file : files(results())) {
        Files.delete(file);
      }
    }
  }

  private CulpritOutcome probe(int entry) {
    return step("probe").with(SmokeProperties.ENTRY, Integer.toString(entry)).run();
  }

  private SearchRun step(String step) {
    return new SearchRun(work, main.folder())
        .with(SmokeProperties.STEP, step)
        .with(SmokeProperties.JOBS, Integer.toString(JOBS))
        .with(SmokeProperties.GOOD, main.commit(0))
        .with(SmokeProperties.COMMAND, SMOKE);
  }

  private Path answerFile() {
    return work.resolve("culprit").resolve("culprit.json");
  }

  private Path plan() {
    return answerFile().resolveSibling("plan.json");
  }

  private Path results() {
    return answerFile().resolveSibling("results");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return new ArrayList<>(all.sorted().toList());
    }
  }
}
