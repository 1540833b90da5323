package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.blame.Role;
import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.Diagnosis.Probe;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.run.RunListener;
import io.github.postmerge.smoke.verdict.BuildResult;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real smokes in real worktrees; the commit before the merge has no task spec, the merge has. */
class DiagnosingTest {

  private static final String FAILS_SINCE_THE_MERGE = "test ! -f memory/tasks/task-1.md";
  private static final Duration BOUND = Duration.ofSeconds(30);

  @TempDir Path work;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(work.resolve("copy"));
  }

  @Test
  void nothingIsRunAgainUnlessAskedFor() throws Exception {
    MergedRepository.smoking(folder.toFile(), FAILS_SINCE_THE_MERGE);

    PostMergeSmokeOutcome outcome = new EngineRun(work, folder).start();

    assertThat(outcome.envelope().diagnosis()).isNull();
    assertThat(outcome.envelope().status()).isEqualTo(Status.FAIL);
  }

  @Test
  void smokeThatPassesIsNotDiagnosed() throws Exception {
    MergedRepository.smoking(folder.toFile(), "echo fine");

    assertThat(diagnosing().start().envelope().diagnosis()).isNull();
  }

  @Test
  void mergeThatBrokeItIsBlamedAndStaysRed() throws Exception {
    MergedRepository.smoking(folder.toFile(), FAILS_SINCE_THE_MERGE);

    PostMergeSmokeOutcome outcome = diagnosing().start();

    Diagnosis diagnosis = diagnosisOf(outcome);
    assertThat(diagnosis.conclusion()).isEqualTo(Conclusion.REGRESSION);
    assertThat(diagnosis.confidence()).isBetween(0.985, 0.9999);
    assertThat(diagnosis.probes()).extracting(Probe::role).contains(Role.MERGE, Role.BEFORE);
    assertThat(outcome.envelope().allowContinuation()).isFalse();
    assertThat(outcome.buildResult()).isEqualTo(BuildResult.FAILURE);
    assertThat(Objects.requireNonNull(outcome.envelope().escalation()).summary())
        .contains("this merge broke it (REGRESSION, 0.9");
    assertThat(new VerdictReport(outcome).details())
        .anyMatch(line -> line.startsWith("  diagnosis  REGRESSION, 0.9"))
        .anyMatch(line -> line.startsWith("  why        Run again, the smoke failed in "));
  }

  @Test
  void smokeThatHangsSinceTheMergeIsARegressionToo() throws Exception {
    MergedRepository.smoking(
        folder.toFile(), "if test -f memory/tasks/task-1.md; then sleep 60; fi");

    PostMergeSmokeOutcome outcome =
        diagnosing()
            .with(SmokeProperties.TIMEOUT, "1")
            .with(SmokeProperties.DIAGNOSE_BUDGET, "120")
            .start();

    assertThat(outcome.envelope().status()).isEqualTo(Status.TIMEOUT);
    Diagnosis diagnosis = diagnosisOf(outcome);
    assertThat(diagnosis.conclusion()).isEqualTo(Conclusion.REGRESSION);
    assertThat(diagnosis.probes())
        .filteredOn(p -> p.role() == Role.MERGE)
        .extracting(Probe::status)
        .containsOnly(ProbeStatus.TIMEOUT);
  }

  @Test
  void rerunsAreToldApartByTheirEnvironment() throws Exception {
    Path seen = work.resolve("seen");
    MergedRepository.smoking(
        folder.toFile(), "echo $SMOKE_RUN_ID $SMOKE_MERGE_COMMIT >> " + seen + "; exit 1");

    Diagnosis diagnosis = diagnosisOf(diagnosing().start());

    List<String> expected = new ArrayList<>();
    for (Probe probe : diagnosis.probes()) {
      expected.add("probe-" + (expected.size() + 1) + " " + probe.commit());
    }
    List<String> lines = Files.readAllLines(seen);
    assertThat(lines.subList(1, lines.size()))
        .map(line -> line.substring(line.indexOf("probe-")))
        .isEqualTo(expected);
  }

  @Test
  void envelopeHasTheVerdictBeforeTheFirstRerun() throws Exception {
    MergedRepository.smoking(folder.toFile(), FAILS_SINCE_THE_MERGE);
    List<String> seen = new ArrayList<>();

    diagnosing()
        .seenBy(
            steps(
                (step, detail) -> {
                  if (step == RunListener.Step.DIAGNOSIS) {
                    seen.add(envelope());
                  }
                }))
        .start();

    assertThat(seen.get(0)).contains("\"status\": \"FAIL\"", "\"diagnosis\": null");
    assertThat(envelope()).contains("\"status\": \"FAIL\"", "\"conclusion\": \"REGRESSION\"");
  }

  @Test
  void budgetCutsARerunShortAndItCountsForNothing() throws Exception {
    MergedRepository.smoking(folder.toFile(), failsAtOnceAndThenHangs());
    long start = System.nanoTime();

    PostMergeSmokeOutcome outcome = diagnosing().with(SmokeProperties.DIAGNOSE_BUDGET, "1").start();

    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertThat(taken).as("for a budget of 1 s").isLessThan(BOUND);
    Diagnosis diagnosis = diagnosisOf(outcome);
    assertThat(diagnosis.conclusion()).isEqualTo(Conclusion.INCONCLUSIVE);
    assertThat(diagnosis.probes()).extracting(Probe::status).containsExactly(ProbeStatus.CUT);
    assertThat(diagnosis.why())
        .isEqualTo(
            "The budget of 1 s is used up; most probable so far is FLAKY (0.5000). Give it more"
                + " with -Dsmoke.diagnoseBudgetInSeconds=SECONDS.");
    assertThat(outcome.envelope().status()).isEqualTo(Status.FAIL);
  }

  @Test
  void runThatIsToldToStopDuringARerunKeepsItsVerdict() throws Exception {
    MergedRepository.smoking(folder.toFile(), failsAtOnceAndThenHangs());
    Thread runner = Thread.currentThread();
    Thread stopper = new Thread(() -> interruptOnceThere(runner, work.resolve("hangs")));
    stopper.start();
    long start = System.nanoTime();

    PostMergeSmokeOutcome outcome = diagnosing().start();

    assertThat(Thread.interrupted()).isTrue();
    stopper.join();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
    assertThat(outcome.envelope().status()).isEqualTo(Status.FAIL);
    Diagnosis diagnosis = diagnosisOf(outcome);
    assertThat(diagnosis.why()).isEqualTo("The run was told to stop.");
    assertThat(diagnosis.probes()).extracting(Probe::status).containsExactly(ProbeStatus.CUT);
    assertThat(envelope()).contains("\"why\": \"The run was told to stop.\"");
    assertThat(work.resolve("worktrees")).isEmptyDirectory();
  }

  @Test
  void commandThatTheCommitBeforeLacksTellsNothingOfIt() throws Exception {
    MergedRepository.smoking(folder.toFile(), "test -f memory/tasks/task-1.md || exit 127; exit 1");

    Diagnosis diagnosis = diagnosisOf(diagnosing().start());

    assertThat(diagnosis.conclusion()).isEqualTo(Conclusion.INCONCLUSIVE);
    assertThat(diagnosis.why())
        .isEqualTo(
            "The smoke command cannot be run at the commit before it as it was the first time"
                + " (exit code 127).");
  }

  @Test
  void failureOfAnotherKindBeforeTheMergeIsPointedOut() throws Exception {
    MergedRepository.smoking(folder.toFile(), "test -f memory/tasks/task-1.md || exit 2; exit 1");

    Diagnosis diagnosis = diagnosisOf(diagnosing().start());

    assertThat(diagnosis.conclusion()).isEqualTo(Conclusion.PRE_EXISTING);
    assertThat(diagnosis.why()).contains("in another way than at the merge");
  }

  @Test
  void repositoryThatIsGoneCostsTheDiagnosisAndNotTheVerdict() throws Exception {
    MergedRepository.smoking(
        folder.toFile(), "mv " + folder.resolve(".git") + " " + work.resolve("gone") + "; exit 1");
    Transcript transcript = new Transcript();

    PostMergeSmokeOutcome outcome = diagnosing().seenBy(transcript).start();

    assertThat(outcome.envelope().status()).isEqualTo(Status.FAIL);
    assertThat(diagnosisOf(outcome).conclusion()).isEqualTo(Conclusion.INCONCLUSIVE);
    assertThat(transcript.warnings())
        .anyMatch(
            w -> w.startsWith("The diagnosis failed.") && w.contains("not in a git repository"));
  }

  @Test
  void envelopeThatSaysPassNamesACommitKnownGood() throws Exception {
    MergedRepository repository = MergedRepository.smoking(folder.toFile(), "exit 1");
    Path passed = work.resolve("passed.json");
    Files.writeString(
        passed,
        "{\"schema_version\": 1, \"status\": \"PASS\", \"merge_commit\": \""
            + repository.merge()
            + "\"}");

    Diagnosis diagnosis =
        diagnosisOf(diagnosing().with(SmokeProperties.LAST_GOOD, passed.toString()).start());

    assertThat(diagnosis.conclusion()).isEqualTo(Conclusion.ENVIRONMENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-such-revision",
        "{\"schema_version\": 1, \"status\": \"FAIL\", \"merge_commit\":"
            + " \"0000000000000000000000000000000000000000\"}",
        "{\"schema_version\": 1, \"status\": \"PASS\", \"merge_commit\":"
            + " \"0000000000000000000000000000000000000000\"}",
        "{\"schema_version\": 1, \"status\": \"PASS\"}",
        "{\"status\": ",
        "[]"
      })
  void commitKnownGoodThatCannotBeHadIsAWarning(String lastGood) throws Exception {
    MergedRepository.smoking(folder.toFile(), "exit 1");
    Path file = work.resolve("last.json");
    boolean isRevision = lastGood.startsWith("no-");
    Files.writeString(file, lastGood);
    Transcript transcript = new Transcript();

    PostMergeSmokeOutcome outcome =
        diagnosing()
            .with(SmokeProperties.LAST_GOOD, isRevision ? lastGood : file.toString())
            .seenBy(transcript)
            .start();

    assertThat(diagnosisOf(outcome).conclusion()).isEqualTo(Conclusion.PRE_EXISTING);
    assertThat(transcript.warnings())
        .singleElement()
        .asString()
        .startsWith("smoke.lastGood \"")
        .endsWith("The diagnosis goes on without it.");
  }

  @Test
  void redVerdictIsReportedBeforeItIsDiagnosed() throws Exception {
    MergedRepository.smoking(folder.toFile(), FAILS_SINCE_THE_MERGE);
    List<String> reported = new ArrayList<>();

    diagnosing()
        .reportedBy(
            new BeforeDiagnosis(
                red -> reported.add(red.envelope().status() + " " + red.envelope().diagnosis())))
        .start();

    assertThat(reported).containsExactly("FAIL null");
  }

  @Test
  void verdictThatIsNotDiagnosedIsNotReportedEarly() throws Exception {
    MergedRepository.smoking(folder.toFile(), "echo fine");
    List<String> reported = new ArrayList<>();

    diagnosing().reportedBy(new BeforeDiagnosis(red -> reported.add("red"))).start();

    assertThat(reported).isEmpty();
  }

  @Test
  void diagnosisThatCannotBeWrittenLeavesTheVerdict() throws Exception {
    FileSizeLimit.assumeItWorks();
    MergedRepository.smoking(folder.toFile(), FAILS_SINCE_THE_MERGE);
    Transcript transcript = new Transcript();

    PostMergeSmokeOutcome outcome;
    try (FileSizeLimit limit = new FileSizeLimit()) {
      outcome =
          diagnosing()
              .seenBy(transcript)
              .reportedBy(new BeforeDiagnosis(red -> limit.begin()))
              .start();
    }

    assertThat(outcome.envelope().status()).isEqualTo(Status.FAIL);
    assertThat(outcome.envelope().diagnosis()).isNull();
    assertThat(outcome.envelopeFailure()).isEmpty();
    assertThat(envelope()).contains("\"status\": \"FAIL\"", "\"diagnosis\": null");
    assertThat(work.resolve("envelope.log")).exists();
    assertThat(transcript.warnings())
        .anyMatch(warning -> warning.contains("envelope.json\" cannot be written: File too large"));
  }

  @Test
  void envelopeThatIsLostDuringTheDiagnosisIsAFailure() throws Exception {
    FileSizeLimit.assumeItWorks();
    MergedRepository.smoking(folder.toFile(), FAILS_SINCE_THE_MERGE);

    PostMergeSmokeOutcome outcome;
    try (FileSizeLimit limit = new FileSizeLimit()) {
      outcome =
          diagnosing()
              .reportedBy(
                  new BeforeDiagnosis(
                      red -> {
                        write(red.envelopeFile(), "{\"allow_continuation\": true}");
                        limit.begin();
                      }))
              .start();
    }

    assertThat(outcome.envelopeFailure()).isPresent();
    assertThat(outcome.envelope().allowContinuation()).isFalse();
    assertThat(work.resolve("envelope.json"))
        .satisfiesAnyOf(
            file -> assertThat(file).doesNotExist(),
            file -> assertThat(file).content().doesNotContain("true"));
  }

  /** It tells by a file outside the worktree that it hangs. */
  private String failsAtOnceAndThenHangs() {
    Path failed = work.resolve("failed");
    return String.format(
        "test -f %s && touch %s && sleep 60; touch %s; exit 1",
        failed, work.resolve("hangs"), failed);
  }

  private static void interruptOnceThere(Thread runner, Path file) {
    long end = System.nanoTime() + BOUND.toNanos();
    while (Files.notExists(file) && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    runner.interrupt();
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EngineRun diagnosing() {
    return new EngineRun(work, folder)
        .with(SmokeProperties.DIAGNOSE, "on-failure")
        .with(SmokeProperties.REUSE_WORKTREE, "false");
  }

  private String envelope() {
    try {
      return Files.readString(work.resolve("envelope.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Diagnosis diagnosisOf(PostMergeSmokeOutcome outcome) {
    return Objects.requireNonNull(outcome.envelope().diagnosis());
  }

  private static RunListener steps(BiConsumer<RunListener.Step, String> heard) {
    return new RunListener() {
      @Override
      public void step(Step step, String detail) {
        heard.accept(step, detail);
      }

      @Override
      public void output(String line) {}

      @Override
      public void silence(Duration remaining) {}

      @Override
      public void warning(String message) {}
    };
  }
}
