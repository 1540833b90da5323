package io.github.postmerge.smoke.culprit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Answered;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Unanswered;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Source;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.postmerge.PostMergeSmoke;
import io.github.postmerge.smoke.run.RunListener;
import io.github.postmerge.smoke.verdict.BuildResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is searched, where an envelope or a history says it. */
class SearchedFailureTest {

  private static final int MERGES = 12;
  private static final int CULPRIT = 8;

  @TempDir Path work;
  private SearchedMain main;
  private Path ran;

  /** Each merge has a task whose spec says what to run; all say the same. */
  @BeforeEach
  void merge() throws Exception {
    ran = work.resolve("ran");
    main = broken("echo >>'" + ran + "'; grep -q good state || { echo Cart >&2; exit 3; }");
  }

  private SearchedMain broken(String command) throws Exception {
    return SearchedMain.of(
        Files.createTempDirectory(work, "main-"),
        MERGES,
        merge -> {
          Map<String, String> files = new HashMap<>();
          files.put("state", merge < CULPRIT ? "good" : "bad");
          files.put(
              ".smoke/registry.yaml", "default: |\n  " + command.replace("\n", "\n  ") + "\n");
          return files;
        });
  }

  @Test
  void envelopeSaysCommandFailureAndLastCommit() throws Exception {
    Path envelope = smoked(10, Map.of());

    CulpritAnswer answer =
        answer(
            search()
                .with(SmokeProperties.ENVELOPE, envelope.toString())
                .with(SmokeProperties.GOOD, main.commit(0)));

    assertThat(answer.bad()).isEqualTo(main.commit(10));
    assertThat(requireNonNull(answer.culprit()).commit()).isEqualTo(main.commit(CULPRIT));
    assertThat(requireNonNull(answer.escalation()).reason()).isEqualTo("EXIT_CODE_3");
    assertThat(answer.smokeCommand().location()).contains(".smoke/registry.yaml");
  }

  @Test
  void envelopeOfAGreenRunSaysTheGoodCommit() throws Exception {
    Path red = smoked(10, Map.of());
    Path green = smoked(2, Map.of());

    CulpritAnswer answer =
        answer(
            search()
                .with(SmokeProperties.ENVELOPE, red.toString())
                .with(SmokeProperties.GOOD, green.toString()));

    assertThat(answer.good()).isEqualTo(main.commit(2));
    assertThat(requireNonNull(answer.culprit()).commit()).isEqualTo(main.commit(CULPRIT));
  }

  @Test
  void historySaysAllOfIt() throws Exception {
    Path history = work.resolve("history");
    for (int merge : List.of(1, 2, 3, 10)) {
      smoked(merge, Map.of(SmokeProperties.HISTORY, history.toString()));
    }

    CulpritAnswer answer = answer(search().with(SmokeProperties.HISTORY, history.toString()));

    assertThat(answer.good()).isEqualTo(main.commit(3));
    assertThat(answer.bad()).isEqualTo(main.commit(MERGES));
    assertThat(requireNonNull(answer.culprit()).commit()).isEqualTo(main.commit(CULPRIT));
    assertThat(answer.rates().f().from()).isEqualTo(Source.PRIOR);
    try (var files = Files.walk(history)) {
      assertThat(files.map(Path::toString)).anyMatch(file -> file.contains(answer.searchId()));
    }
  }

  @Test
  void flakeAtOneCommitLeavesNothingToSearch() throws Exception {
    Path history = work.resolve("history");
    Path once = work.resolve("once");
    main = broken("[ -e '" + once + "' ] || { touch '" + once + "'; exit 0; }; exit 3");
    smoked(MERGES, Map.of(SmokeProperties.HISTORY, history.toString()));
    smoked(MERGES, Map.of(SmokeProperties.HISTORY, history.toString()));

    assertThat(error(search().with(SmokeProperties.HISTORY, history.toString())))
        .contains(
            "The smoke \"default\" passed and failed at the same commit",
            main.commit(MERGES).substring(0, 12),
            "smoke:health shows how often",
            "name an older good commit with -Dsmoke.good=REVISION");
  }

  @Test
  void historyThatIsNotThereIsNamed() throws Exception {
    Path typo = work.resolve("histroy");
    SearchRun run = search().with(SmokeProperties.HISTORY, typo.toString());

    assertThat(error(run))
        .contains("There is no history \"" + typo, "or name a good commit with -Dsmoke.good");

    answer(run.with(SmokeProperties.GOOD, main.commit(0)));

    assertThat(run.shown())
        .anyMatch(line -> line.startsWith("warning: There is no history \"" + typo))
        .anyMatch(line -> line.startsWith("warning: The answer was not added to a history"));
    assertThat(typo).doesNotExist();
  }

  @Test
  void historyWithoutARunIsNamed() throws Exception {
    Path history = Files.createDirectory(work.resolve("history"));
    SearchRun run = search().with(SmokeProperties.HISTORY, history.toString());

    assertThat(error(run)).contains("The history \"" + history + "\" has no runs");

    answer(run.with(SmokeProperties.GOOD, main.commit(0)));

    try (var files = Files.walk(history)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void historyWithoutARedRunHasNothingToSearch() throws Exception {
    Path history = work.resolve("history");
    smoked(1, Map.of(SmokeProperties.HISTORY, history.toString()));
    SearchRun run = search().with(SmokeProperties.HISTORY, history.toString());

    assertThat(error(run))
        .contains(
            "Nothing is red in the history",
            "the newest run passed, at " + main.commit(1).substring(0, 12),
            "no run was red",
            "-Dsmoke.bad=REVISION");
    assertThat(error(run.with(SmokeProperties.TASK_ID, "task-9")))
        .contains("has no run of the task \"task-9\"");
  }

  @Test
  void redsThatAreSettledAreNotSearched() throws Exception {
    Path history = work.resolve("history");
    main = broken("grep -q good state || grep -q 12 merge-12.txt || exit 3");
    for (int merge : List.of(1, 10, MERGES)) {
      smoked(merge, Map.of(SmokeProperties.HISTORY, history.toString()));
    }
    SearchRun run = search().with(SmokeProperties.HISTORY, history.toString());

    assertThat(error(run))
        .contains(
            "the newest run passed, at " + main.commit(MERGES).substring(0, 12),
            "each red run before it is settled");

    CulpritAnswer answer = answer(run.with(SmokeProperties.BAD, main.commit(10)));

    assertThat(requireNonNull(answer.culprit()).commit()).isEqualTo(main.commit(CULPRIT));
  }

  @Test
  void envelopeThatIsNoneOfARedRunIsNamed() throws Exception {
    Path red = smoked(10, Map.of());
    Path green = smoked(2, Map.of());
    Path pom = Files.writeString(work.resolve("pom.xml"), "<project/>");

    for (Path file : List.of(green, pom)) {
      assertThat(error(search().with(SmokeProperties.ENVELOPE, file.toString())))
          .contains("smoke.envelope \"" + file + "\": ")
          .containsAnyOf(
              "can be reproduced or searched; this envelope says PASS",
              "cannot be read as JSON beyond line 1");
    }
    for (Path file : List.of(red, pom)) {
      assertThat(
              error(
                  search()
                      .with(SmokeProperties.COMMAND, "true")
                      .with(SmokeProperties.GOOD, file.toString())))
          .contains("smoke.good \"" + file + "\"")
          .containsAnyOf(
              "an envelope with the status FAIL", "cannot be read as JSON beyond line 1");
    }
  }

  @Test
  void goodCommitOfABranchIsToldItsMerge() throws Exception {
    List<String> inside = mergeABranch("bad");

    assertThat(
            error(
                search()
                    .with(SmokeProperties.GOOD, inside.get(0))
                    .with(SmokeProperties.BAD, inside.get(3))))
        .contains("is on a branch that " + inside.get(3).substring(0, 12) + " merged into main");
  }

  @Test
  void ratesAreLearnedFromEnoughRuns() throws Exception {
    Path history = work.resolve("history");
    for (int run = 0; run < 25; run++) {
      smoked(1 + run % 7, Map.of(SmokeProperties.HISTORY, history.toString()));
    }
    smoked(10, Map.of(SmokeProperties.HISTORY, history.toString()));

    CulpritAnswer answer = answer(search().with(SmokeProperties.HISTORY, history.toString()));

    assertThat(answer.rates().f().from()).isEqualTo(Source.HISTORY);
    assertThat(answer.rates().f().runs()).isEqualTo(25);
  }

  @Test
  void redThatIsGoneAtMainsHeadIsFixed() throws Exception {
    main =
        SearchedMain.of(
            Files.createTempDirectory(work, "main-"),
            MERGES,
            merge ->
                Map.of(
                    "state",
                    merge < 4 || merge > 8 ? "good" : "bad",
                    ".smoke/registry.yaml",
                    "default: grep -q good state || { echo Cart >&2; exit 3; }\n"));
    Path history = work.resolve("history");
    for (int merge : List.of(1, 2, 6)) {
      smoked(merge, Map.of(SmokeProperties.HISTORY, history.toString()));
    }

    CulpritAnswer answer = answer(search().with(SmokeProperties.HISTORY, history.toString()));

    assertThat(answer.conclusion()).isEqualTo(SearchConclusion.FIXED);
    assertThat(answer.culprit()).isNull();
    assertThat(answer.why())
        .contains(
            String.format(
                "still at %s, and is green again at %s: one of the 6 merges since then mended it",
                main.commit(6).substring(0, 12), main.commit(MERGES).substring(0, 12)));
  }

  @Test
  void smokeThatRunsNowhereEndsTheSearch() throws Exception {
    Path flag = work.resolve("flag");
    main = broken("[ ! -e '" + flag + "' ] || exit 75; grep -q good state");
    Path envelope = smoked(10, Map.of());
    Files.createFile(flag);

    CulpritOutcome outcome =
        search()
            .with(SmokeProperties.ENVELOPE, envelope.toString())
            .with(SmokeProperties.GOOD, main.commit(0))
            .with(SmokeProperties.ERROR_EXIT_CODES, "75")
            .run();

    CulpritAnswer answer = ((Answered) outcome).answer();
    assertThat(answer.conclusion()).isEqualTo(SearchConclusion.INCONCLUSIVE);
    assertThat(answer.why()).contains("could not run at most of the commits");
    assertThat(answer.probes()).hasSize(10);
  }

  @Test
  void commandThatOnlyTheEnvelopeHasRunsNothing() throws Exception {
    Path trace = work.resolve("trace");
    Path envelope =
        smoked(10, Map.of(SmokeProperties.COMMAND, "touch '" + trace + "'; echo x >&2; exit 3"));
    Files.delete(trace);

    CulpritOutcome outcome =
        search()
            .with(SmokeProperties.ENVELOPE, envelope.toString())
            .with(SmokeProperties.GOOD, main.commit(0))
            .run();

    assertThat(((Unanswered) outcome).error()).contains("Nothing was run", "trustEnvelope=true");
    assertThat(trace).doesNotExist();
  }

  @Test
  void severalRedSmokesAreNamed() throws Exception {
    Path history = work.resolve("history");
    smoked(10, Map.of(SmokeProperties.HISTORY, history.toString()));
    smoked(
        10, Map.of(SmokeProperties.HISTORY, history.toString(), SmokeProperties.COMMAND, "exit 4"));

    CulpritOutcome outcome =
        search()
            .with(SmokeProperties.HISTORY, history.toString())
            .with(SmokeProperties.GOOD, main.commit(0))
            .run();

    assertThat(((Unanswered) outcome).error())
        .contains("2 smokes are red", "-Dsmoke.envelope=" + history);
  }

  @Test
  void searchGoesOnInsideTheBlamedMerge() throws Exception {
    List<String> inside = mergeABranch("bad");

    SearchRun run =
        search()
            .with(SmokeProperties.GOOD, main.commit(CULPRIT - 1))
            .with(SmokeProperties.BAD, inside.get(3))
            .with(SmokeProperties.DESCEND, "true");
    CulpritOutcome outcome = run.run();

    CulpritAnswer whole = ((Answered) outcome).answer();
    CulpritAnswer part = ((Answered) outcome).inside().orElseThrow().answer();
    assertThat(requireNonNull(whole.culprit()).commit()).isEqualTo(inside.get(3));
    assertThat(requireNonNull(part.culprit()).commit()).isEqualTo(inside.get(1));
    assertThat(part.why()).contains("at the commit,", " of 4 commits: ");
    assertThat(run.shown())
        .anyMatch(line -> line.startsWith("SEARCH now inside " + inside.get(3).substring(0, 12)))
        .anyMatch(line -> line.startsWith("SEARCH 4 commits, from "));
    assertThat(new CulpritReport(outcome).details())
        .anyMatch(line -> line.startsWith("  merged "))
        .anyMatch(line -> line.startsWith("    committed "));
    assertThat(Files.readString(work.resolve("culprit").resolve("culprit-inside.json")))
        .contains(inside.get(1));
  }

  @Test
  void mergeOfTwoGreenSidesIsToBlameItself() throws Exception {
    List<String> inside = mergeABranch("half");

    CulpritOutcome outcome =
        search()
            .with(SmokeProperties.GOOD, main.commit(CULPRIT - 1))
            .with(SmokeProperties.BAD, inside.get(3))
            .with(
                SmokeProperties.COMMAND,
                "[ ! -e half ] || [ ! -e other ] || { echo Cart >&2; exit 3; }")
            .with(SmokeProperties.DESCEND, "true")
            .run();

    CulpritAnswer part = ((Answered) outcome).inside().orElseThrow().answer();
    assertThat(requireNonNull(part.culprit()).commit()).isEqualTo(inside.get(3));
  }

  /** On the commit before the culprit: three commits, the second of which is bad, and the merge. */
  private List<String> mergeABranch(String what) throws Exception {
    try (Git git = Git.open(main.folder().toFile())) {
      git.checkout()
          .setCreateBranch(true)
          .setName("topic")
          .setStartPoint(main.commit(CULPRIT - 1))
          .call();
      String first = commit(git, "one", "1");
      String second = commit(git, what.equals("bad") ? "state" : what, what);
      String third = commit(git, "three", "3");
      git.checkout()
          .setCreateBranch(true)
          .setName("here")
          .setStartPoint(main.commit(CULPRIT - 1))
          .call();
      commit(git, "other", "o");
      String base = git.getRepository().resolve("HEAD").name();
      String merge =
          git.merge()
              .include(git.getRepository().resolve("topic"))
              .setCommit(true)
              .setMessage("Merge topic")
              .call()
              .getNewHead()
              .name();
      assertThat(base).isNotEqualTo(merge);
      return List.of(first, second, third, merge);
    }
  }

  private static String commit(Git git, String file, String content) throws Exception {
    Files.writeString(git.getRepository().getWorkTree().toPath().resolve(file), content + "\n");
    git.add().addFilepattern(".").call();
    return git.commit().setMessage("Change " + file).setSign(false).call().name();
  }

  private Path smoked(int merge, Map<String, String> also) {
    Path envelope = work.resolve("envelopes").resolve(merge + ".json");
    Map<String, String> values = new HashMap<>(also);
    values.put(SmokeProperties.REPOSITORY, main.folder().toString());
    values.put(SmokeProperties.MERGE_COMMIT, main.commit(merge));
    values.put(SmokeProperties.ENVELOPE, envelope.toString());
    values.put(SmokeProperties.WORKTREE_ROOT, work.resolve("worktrees").toString());
    values.put(SmokeProperties.ON_STALE, "run");
    new PostMergeSmoke(search().context())
        .run(new Parameters(values, List.of()), RunListener.SILENT);
    return envelope;
  }

  private SearchRun search() {
    return new SearchRun(work, main.folder());
  }

  private static String error(SearchRun run) {
    return ((Unanswered) run.run()).error();
  }

  private static CulpritAnswer answer(SearchRun run) {
    CulpritOutcome outcome = run.run();
    assertThat(outcome.buildResult())
        .withFailMessage(() -> new CulpritReport(outcome).headline() + run.shown())
        .isEqualTo(BuildResult.SUCCESS);
    return ((Answered) outcome).answer();
  }
}
