package io.github.postmerge.smoke.culprit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Answered;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Unanswered;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Candidate;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Culprit;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Probe;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.verdict.BuildResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each conclusion, and each way to a wrong one, by real processes in real repositories. */
class CulpritSearchTest {

  private static final int MERGES = 16;

  /** Green where the state says so; what it prints has a line number that moves. */
  private static final String SMOKE =
      "grep -q good state || { echo \"CartTest failed at line $(ls | wc -l)\" >&2; exit 1; }";

  @TempDir Path work;

  @Test
  void mergeThatBrokeMainIsFound() throws Exception {
    SearchedMain main = brokenFrom(11);

    CulpritAnswer answer = answer(search(main, SMOKE), BuildResult.SUCCESS);

    assertThat(answer.conclusion()).isEqualTo(SearchConclusion.CULPRIT);
    assertThat(culprit(answer).commit()).isEqualTo(main.commit(11));
    assertThat(culprit(answer).taskId()).isEqualTo("task-11");
    assertThat(culprit(answer).author()).isEqualTo("Ada");
    assertThat(answer.candidates()).hasSize(MERGES);
    assertThat(answer.candidates().get(0).commit()).isEqualTo(main.commit(11));
    assertThat(requireNonNull(answer.escalation()).summary())
        .contains("task-11", "this merge broke it");
    assertThat(requireNonNull(answer.escalation()).evidence()).contains("CartTest failed at line");
    assertThat(requireNonNull(answer.escalation()).reason()).isEqualTo("EXIT_CODE_1");
    assertThat(answer.reproduce()).contains(":culprit", "-Dsmoke.bad=" + main.commit(MERGES));
    assertThat(answer.why()).contains("whichever is run first");
  }

  @Test
  void firstAndLastMergeAreFoundToo() throws Exception {
    for (int culprit : List.of(1, MERGES)) {
      SearchedMain main = brokenFrom(culprit);
      CulpritAnswer answer = answer(search(main, SMOKE), BuildResult.SUCCESS);
      assertThat(culprit(answer).commit()).isEqualTo(main.commit(culprit));
    }
  }

  @Test
  void smokeThatFailsNowAndThenBlamesNobody() throws Exception {
    SearchedMain main = brokenFrom(MERGES + 1);

    CulpritAnswer answer =
        answer(
            search(main, everyNth("[ $(( n % 7 )) -eq 1 ] && { echo lost >&2; exit 1; }; exit 0")),
            BuildResult.SUCCESS);

    assertThat(answer.conclusion()).isEqualTo(SearchConclusion.FLAKY);
    assertThat(answer.culprit()).isNull();
    assertThat(answer.escalation()).isNull();
    assertThat(answer.why()).contains("No merge is to blame");
  }

  @Test
  void goodCommitThatFailsHereIsTheEnvironment() throws Exception {
    CulpritAnswer answer =
        answer(search(brokenFrom(5), "echo no database >&2; exit 1"), BuildResult.SUCCESS);

    assertThat(answer.conclusion()).isEqualTo(SearchConclusion.ENVIRONMENT);
    assertThat(answer.culprit()).isNull();
    assertThat(answer.why())
        .contains("Was it ever seen to pass? If not, name an older one with -Dsmoke.good=REVISION");
  }

  @Test
  void smokeThatNeverPassedIsBornRed() throws Exception {
    SearchedMain main =
        SearchedMain.of(
            place(),
            MERGES,
            merge ->
                merge == 6 ? Map.of("case.sh", "echo CartTest failed >&2; exit 1\n") : Map.of());

    CulpritAnswer answer = answer(search(main, "sh ./case.sh"), BuildResult.SUCCESS);

    assertThat(answer.conclusion()).isEqualTo(SearchConclusion.BORN_RED);
    assertThat(answer.culprit()).isNull();
    assertThat(answer.why()).contains(main.commit(6).substring(0, 12));
  }

  @ParameterizedTest
  @CsvSource({
    "exit 75, The command \"exit 75\" cannot be run at %s (exit code 75)",
    "./smoek.sh, 'The command \"./smoek.sh\" cannot be run at %s (exit code 127: it is not there, or not executable)'"
  })
  void commandThatCannotBeRunAtTheBadCommitEndsTheSearch(String smoke, String why)
      throws Exception {
    SearchedMain main = brokenFrom(11);

    CulpritAnswer answer =
        answer(
            search(main, smoke).with(SmokeProperties.ERROR_EXIT_CODES, "75"), BuildResult.FAILURE);

    assertThat(answer.why())
        .startsWith(String.format(why, main.commit(MERGES).substring(0, 12)))
        .contains("Correct the command");
    assertThat(answer.probes()).hasSize(2);
  }

  @Test
  void badCommitThatPassesIsNoFailureToSearch() throws Exception {
    CulpritOutcome outcome = search(brokenFrom(MERGES + 1), SMOKE).run();

    CulpritAnswer answer = ((Answered) outcome).answer();
    assertThat(answer.conclusion()).isEqualTo(SearchConclusion.INCONCLUSIVE);
    assertThat(answer.why()).contains("there is no failure to search");
    assertThat(answer.probes()).hasSizeLessThan(10);
    assertThat(new CulpritReport(outcome).details()).noneMatch(line -> line.contains(" 0."));
  }

  @Test
  void failureOfAnotherKindIsNotTheOneThatIsSearched() throws Exception {
    SearchedMain main =
        SearchedMain.of(
            place(),
            MERGES,
            merge -> Map.of("state", merge < 4 ? "good" : merge < 12 ? "other" : "bad"));
    String smoke =
        "case $(cat state) in good) ;; bad) echo Cart >&2; exit 1;; *) echo Order >&2; exit 1;; esac";

    CulpritAnswer answer = answer(search(main, smoke), BuildResult.FAILURE);

    // Main has failed otherwise before, so no commit right before merge 12 passes.
    assertThat(answer.culprit()).isNull();
    assertThat(answer.why()).contains("fails in another way at", "which hides");
    assertThat(answer.probes()).hasSizeLessThan(3 * MERGES);
  }

  @DisplayName("a shared service that breaks in the middle of a search and recovers blames nobody")
  @Test
  void outageBlamesNobody() throws Exception {
    for (int start : List.of(1, 2, 4, 6)) {
      SearchedMain main = brokenFrom(MERGES + 1);
      String down = "[ $n -ge " + start + " ] && [ $n -lt " + (start + 5) + " ]";

      CulpritOutcome outcome =
          search(main, everyNth(down + " && { echo no service >&2; exit 1; }; exit 0")).run();

      assertThat(((Answered) outcome).answer().culprit()).isNull();
    }
  }

  @Test
  void smokeThatFailsEverySecondTimeBlamesNobody() throws Exception {
    for (int rest : List.of(0, 1)) {
      String oneOfTwo = "[ $(( n % 2 )) -eq " + rest + " ] && { echo backend down >&2; exit 1; }";

      CulpritOutcome outcome =
          search(brokenFrom(MERGES + 1), everyNth(oneOfTwo + "; exit 0")).run();

      assertThat(((Answered) outcome).answer().culprit()).isNull();
    }
  }

  @Test
  void probeThatCouldNotRunTellsNothing() throws Exception {
    SearchedMain main =
        SearchedMain.of(
            place(),
            MERGES,
            merge -> Map.of("state", merge < 11 ? "good" : "bad", "tool", merge == 8 ? "" : "x"));

    CulpritAnswer answer =
        answer(
            search(main, "[ -s tool ] || exit 75; " + SMOKE)
                .with(SmokeProperties.ERROR_EXIT_CODES, "75"),
            BuildResult.SUCCESS);

    assertThat(culprit(answer).commit()).isEqualTo(main.commit(11));
    assertThat(answer.probes().stream().filter(p -> p.status() == ProbeStatus.NOT_RUN).count())
        .isLessThanOrEqualTo(2);
  }

  @DisplayName("74 a search that is cut goes on: no probe is lost, none counts twice")
  @Test
  void sameCommandGoesOn() throws Exception {
    SearchedMain main = brokenFrom(11);
    SearchRun run = search(main, SMOKE).with(SmokeProperties.MAX_PROBES, "3");

    CulpritAnswer cut = answer(run, BuildResult.FAILURE);
    CulpritAnswer whole = answer(run.without(SmokeProperties.MAX_PROBES), BuildResult.SUCCESS);

    assertThat(cut.conclusion()).isEqualTo(SearchConclusion.INCONCLUSIVE);
    assertThat(cut.why()).contains("maxProbes");
    assertThat(cut.probes()).hasSize(3);
    assertThat(whole.probes().subList(0, 3)).isEqualTo(cut.probes());
    assertThat(whole.probes().stream().map(Probe::number)).doesNotHaveDuplicates();
    assertThat(culprit(whole).commit()).isEqualTo(main.commit(11));
    assertThat(answer(run, BuildResult.SUCCESS)).isEqualTo(whole);
  }

  @Test
  void budgetEndsASearchThatGoesOnLater() throws Exception {
    SearchRun run = search(brokenFrom(11), "sleep 0.6; " + SMOKE).with(SmokeProperties.BUDGET, "1");

    CulpritAnswer cut = answer(run, BuildResult.FAILURE);

    assertThat(cut.why()).contains("The time for the search is over");
    assertThat(cut.probes()).hasSizeLessThan(3);
  }

  @Test
  void anotherQuestionInTheSameFolderTakesNoProbeOver() throws Exception {
    SearchedMain main = brokenFrom(11);
    SearchRun run = search(main, SMOKE);
    CulpritAnswer first = answer(run, BuildResult.SUCCESS);

    CulpritAnswer second =
        answer(run.with(SmokeProperties.BAD, main.commit(14)), BuildResult.SUCCESS);

    assertThat(second.searchId()).isNotEqualTo(first.searchId());
    assertThat(second.probes().get(0).commit()).isEqualTo(main.commit(14));
    assertThat(culprit(second).commit()).isEqualTo(main.commit(11));
  }

  @Test
  void probesAtOnceHaveNumbersOfTheirOwn() throws Exception {
    SearchedMain main = brokenFrom(11);
    Path seen = Files.createDirectory(work.resolve("seen"));
    String smoke =
        "mkdir '"
            + seen
            + "'/$SMOKE_JOB || exit 9; sleep 0.1; rmdir '"
            + seen
            + "'/$SMOKE_JOB; "
            + "echo $SMOKE_JOB >>'"
            + work
            + "'/jobs; "
            + SMOKE;

    CulpritAnswer answer =
        answer(search(main, smoke).with(SmokeProperties.JOBS, "4"), BuildResult.SUCCESS);

    assertThat(culprit(answer).commit()).isEqualTo(main.commit(11));
    assertThat(new TreeSet<>(Files.readAllLines(work.resolve("jobs"))))
        .isEqualTo(new TreeSet<>(List.of("0", "1", "2", "3")));
    assertThat(answer.probes()).noneMatch(probe -> Integer.valueOf(9).equals(probe.exitCode()));
  }

  @Test
  void worktreesAndTheUsersFilesAreAsBefore() throws Exception {
    SearchedMain main = brokenFrom(11);
    SearchRun run = search(main, SMOKE).with(SmokeProperties.JOBS, "2");
    List<String> before = files(main.folder());

    answer(run, BuildResult.SUCCESS);

    assertThat(files(main.folder())).isEqualTo(before);
  }

  @Test
  void secondSearchOfTheSameAnswerIsRefused() throws Exception {
    SearchedMain main = brokenFrom(11);
    Path token = work.resolve("token");
    SearchRun first =
        search(main, "echo >'" + token + "'; sleep 30").with(SmokeProperties.BUDGET, "60");
    Thread running = new Thread(first::run);
    running.start();
    while (Files.notExists(token)) {
      Thread.onSpinWait();
    }

    CulpritOutcome refused = search(main, SMOKE).run();

    running.interrupt();
    running.join();
    assertThat(((Unanswered) refused).error())
        .contains("Another search is writing the same answer: process", "-Dsmoke.culprit=FILE");
  }

  @Test
  void interruptLeavesWhatIsKnown() throws Exception {
    SearchedMain main = brokenFrom(11);
    Path token = work.resolve("token");
    SearchRun run = search(main, "echo >>'" + token + "'; sleep 0.2; " + SMOKE);
    Thread running = new Thread(run::run);
    running.start();
    while (Files.notExists(token) || Files.size(token) < 3) {
      Thread.onSpinWait();
    }

    running.interrupt();
    running.join();

    assertThat(Files.readString(run.answer()))
        .contains("\"conclusion\": \"INCONCLUSIVE\"", "The search was told to stop");
    assertThat(culprit(answer(run, BuildResult.SUCCESS)).commit()).isEqualTo(main.commit(11));
  }

  @Test
  void secretsAreMasked() throws Exception {
    String smoke = "grep -q good state || { echo \"bad $DEPLOY_TOKEN\" >&2; exit 1; }";

    answer(search(brokenFrom(11), smoke), BuildResult.SUCCESS);

    try (Stream<Path> all = Files.walk(work.resolve("culprit"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain("s3cret-of-this-test");
      }
    }
  }

  @Test
  void badInputIsNamed() throws Exception {
    SearchedMain main = brokenFrom(11);

    assertThat(error(search(main, SMOKE).without(SmokeProperties.GOOD)))
        .contains("No good commit is known", "-Dsmoke.good=REVISION");
    assertThat(error(search(main, SMOKE).with(SmokeProperties.GOOD, "nonsense")))
        .contains("\"nonsense\"")
        .doesNotContain("smoke.mergeCommit");
    assertThat(error(search(main, SMOKE).with(SmokeProperties.GOOD, main.commit(MERGES))))
        .contains("nothing between them");
    assertThat(
            error(
                search(main, SMOKE)
                    .with(SmokeProperties.GOOD, main.commit(9))
                    .with(SmokeProperties.BAD, main.commit(3))))
        .contains("comes after the bad commit", "swap -Dsmoke.good and -Dsmoke.bad");
    assertThat(
            error(
                search(main, SMOKE)
                    .with(SmokeProperties.GOOD, brokenFrom(1, 2).commit(2).substring(0, 12))))
        .contains("is not in the repository. Fetch it first");
    assertThat(error(search(main, SMOKE).without(SmokeProperties.COMMAND)))
        .contains("No smoke command is defined at");
    assertThat(error(search(main, SMOKE).with(SmokeProperties.STEP, "all"))).contains("smoke.step");
  }

  @ParameterizedTest(name = "{0}={1}: leave it out for {2}")
  @CsvSource({
    "smoke.jobs, 0, half of the processors",
    "smoke.budgetInSeconds, 0, no limit",
    "smoke.timeoutInSeconds, 0, the red run's own",
    "smoke.maxProbes, -1, as many as are worth it",
    "smoke.descend, yes, false"
  })
  void refusedValueIsToldItsDefault(String name, String value, String otherwise) throws Exception {
    SearchRun run = search(brokenFrom(2, 2), SMOKE).with(name, value);

    assertThat(error(run))
        .contains(name + " \"" + value + "\"", "or leave it out for " + otherwise + ".");
  }

  @Test
  void shallowCloneIsToBeDeepened() throws Exception {
    SearchedMain main = brokenFrom(11);
    Path shallow = work.resolve("shallow");
    Git.cloneRepository()
        .setURI(main.remote().toUri().toString())
        .setDirectory(shallow.toFile())
        .setDepth(3)
        .call()
        .close();
    SearchRun run = new SearchRun(work, shallow).with(SmokeProperties.COMMAND, SMOKE);

    for (String good : List.of(main.commit(2), main.commit(2).substring(0, 12), "green")) {
      assertThat(error(run.with(SmokeProperties.GOOD, good)))
          .contains("shallow", "git fetch --unshallow");
    }
  }

  @Test
  void whoNamesTheBadCommitNeedsNoRemote() throws Exception {
    SearchedMain main = brokenFrom(11);
    try (Git git = Git.open(main.folder().toFile())) {
      git.remoteRemove().setRemoteName("origin").call();
    }
    SearchRun run = search(main, SMOKE);

    assertThat(error(run)).contains("has no remote \"origin\"", "with -Dsmoke.bad=HEAD.");
    assertThat(culprit(answer(run.with(SmokeProperties.BAD, "HEAD"), BuildResult.SUCCESS)).commit())
        .isEqualTo(main.commit(11));
  }

  @Test
  void mergesThatTouchWhatFailedAreMoreProbable() throws Exception {
    SearchedMain main =
        SearchedMain.of(
            place(),
            MERGES,
            merge ->
                merge == 0
                    ? Map.of("cart/src/test/CartTest.java", "0", "cart/state", "good")
                    : merge == 7
                        ? Map.of("cart/src/test/CartTest.java", "7", "cart/state", "bad")
                        : Map.of("docs/page-" + merge + ".md", "text"));

    CulpritAnswer answer =
        answer(
            search(main, "grep -q good cart/state # CartTest")
                .with(SmokeProperties.MAX_PROBES, "1"),
            BuildResult.FAILURE);

    Candidate first = answer.candidates().get(0);
    assertThat(first.commit()).isEqualTo(main.commit(7));
    assertThat(answer.candidates()).allMatch(candidate -> candidate.posterior() > 0);
  }

  private SearchedMain brokenFrom(int culprit) throws Exception {
    return brokenFrom(culprit, MERGES);
  }

  private SearchedMain brokenFrom(int culprit, int merges) throws Exception {
    return SearchedMain.of(
        place(), merges, merge -> Map.of("state", merge < culprit ? "good" : "bad"));
  }

  private Path place() throws IOException {
    return Files.createTempDirectory(work, "main-");
  }

  private SearchRun search(SearchedMain main, String smoke) throws IOException {
    return new SearchRun(work, main.folder())
        .with(SmokeProperties.CULPRIT, answerOf(main).toString())
        .with(SmokeProperties.GOOD, main.commit(0))
        .with(SmokeProperties.COMMAND, smoke);
  }

  private Path answerOf(SearchedMain main) {
    return work.resolve("culprit").resolve(main.commit(0)).resolve("culprit.json");
  }

  /** A smoke that knows which run of all it is, as {@code n}. */
  private String everyNth(String rest) throws IOException {
    Path count = Files.createTempFile(work, "count-", "");
    return "echo >>'" + count + "'; n=$(wc -l <'" + count + "'); " + rest;
  }

  private static CulpritAnswer answer(SearchRun run, BuildResult expected) {
    CulpritOutcome outcome = run.run();
    assertThat(outcome.buildResult())
        .withFailMessage(
            () -> new CulpritReport(outcome).headline() + "\n" + String.join("\n", run.shown()))
        .isEqualTo(expected);
    return ((Answered) outcome).answer();
  }

  private static Culprit culprit(CulpritAnswer answer) {
    return requireNonNull(answer.culprit());
  }

  private static String error(SearchRun run) {
    CulpritOutcome outcome = run.run();
    assertThat(outcome.buildResult()).isEqualTo(BuildResult.ERROR);
    return ((Unanswered) outcome).error();
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(file -> folder.relativize(file).toString())
          .filter(file -> !file.startsWith(".git/objects"))
          .sorted()
          .collect(Collectors.toList());
    }
  }
}
