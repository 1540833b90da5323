package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.envelope.Artifact;
import io.github.postmerge.smoke.envelope.Artifact.Kind;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports beside the envelope, as whole runs leave them. */
class CollectingTest {

  private static final String MAKES_REPORTS =
      "mkdir -p target/r; echo \"token $DEPLOY_TOKEN\" >target/r/TEST-a.xml; ";
  private static Path shared = Path.of("");

  @TempDir Path work;
  private Transcript transcript = new Transcript();

  @BeforeAll
  static void mergeSomething(@TempDir Path folder) throws Exception {
    shared = Files.createDirectory(folder.resolve("copy"));
    Files.writeString(shared.resolve("file.txt"), "one\n");
    MergedRepository.smoking(shared.toFile(), "true");
  }

  @ParameterizedTest
  @CsvSource({"exit 0, PASS", "exit 3, FAIL", "sleep 600, TIMEOUT"})
  void reportsAreCollectedAndListedWhateverTheVerdict(String end, Status status) {
    PostMergeSmokeOutcome outcome =
        engine().with(SmokeProperties.TIMEOUT, "2").start("sh", "-c", MAKES_REPORTS + end);

    assertThat(outcome.envelope().status()).isEqualTo(status);
    assertThat(outcome.envelope().artifacts())
        .containsExactly(
            new Artifact("envelope.log", Kind.LOG, 0),
            new Artifact("envelope.reports/target/r/TEST-a.xml", Kind.REPORT, 15));
    assertThat(work.resolve("envelope.reports/target/r/TEST-a.xml")).hasContent("token [MASKED]\n");
    assertThat(transcript.warnings()).isEmpty();
  }

  @Test
  void pathsInTheWorktreeAreShownFromItsTop() {
    engine().start("sh", "-c", "mkdir -p target/r; echo \"at $PWD/A.java:1\" >target/r/TEST-a.xml");

    assertThat(work.resolve("envelope.reports/target/r/TEST-a.xml")).hasContent("at A.java:1\n");
  }

  @Test
  void olderReportsAreGoneWhateverBecomesOfTheRun() {
    Path report = work.resolve("envelope.reports/target/r/TEST-a.xml");
    assertThat(engine().start("sh", "-c", MAKES_REPORTS).envelope().artifacts()).hasSize(2);
    assertThat(report).exists();

    engine().with(SmokeProperties.MERGE_COMMIT, "none").start("true");
    assertThat(work.resolve("envelope.reports")).doesNotExist();

    engine().start("sh", "-c", MAKES_REPORTS);
    new EngineRun(work, shared).start("true");
    assertThat(work.resolve("envelope.reports")).doesNotExist();
  }

  @Test
  void envelopesInOneFolderDoNotTakeEachOthersReports() {
    for (String name : new String[] {"c1", "c2"}) {
      engine()
          .with(SmokeProperties.ENVELOPE, work.resolve(name + ".json").toString())
          .start("sh", "-c", "mkdir -p target/r; echo " + name + " >target/r/" + name);
    }

    assertThat(work.resolve("c1.reports/target/r/c1")).hasContent("c1\n");
    assertThat(work.resolve("c2.reports/target/r/c2")).hasContent("c2\n");
    assertThat(work.resolve("c1.reports/target/r/c2")).doesNotExist();
  }

  @Test
  void whatCannotBeCollectedIsAWarningAndChangesNoVerdict() throws IOException {
    Files.writeString(work.resolve("envelope.reports"), "mine");

    PostMergeSmokeOutcome outcome = engine().start("sh", "-c", MAKES_REPORTS);

    assertThat(outcome.envelope().status()).isEqualTo(Status.PASS);
    assertThat(outcome.envelope().allowContinuation()).isTrue();
    assertThat(outcome.envelope().artifacts()).hasSize(1);
    assertThat(transcript.warnings())
        .singleElement()
        .asString()
        .startsWith("The files that match smoke.collect could not be collected: ");
    assertThat(work.resolve("envelope.reports")).hasContent("mine");
  }

  @Test
  void smokeThatPutsALinkInThePlaceOfTheFolderIsJudgedAsEver() throws IOException {
    Path precious = Files.createDirectory(work.resolve("precious"));
    String link = "ln -s " + precious + " " + work.resolve("envelope.reports") + "; ";

    PostMergeSmokeOutcome outcome = engine().start("sh", "-c", MAKES_REPORTS + link);

    assertThat(outcome.envelope().status()).isEqualTo(Status.PASS);
    assertThat(precious).isEmptyDirectory();
    assertThat(transcript.warnings()).hasSize(1);
  }

  @Test
  void runThatIsToldToStopCollectsNothing() {
    Thread runner = Thread.currentThread();
    transcript = new Transcript(line -> runner.interrupt());

    PostMergeSmokeOutcome outcome =
        engine().start("sh", "-c", MAKES_REPORTS + "echo ready; sleep 600");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome.envelope().status()).isEqualTo(Status.ABORTED);
    assertThat(work.resolve("envelope.reports")).doesNotExist();
  }

  @Test
  void rerunsCollectNothing() throws Exception {
    Path copy = Files.createDirectory(work.resolve("copy"));
    MergedRepository.smoking(
        copy.toFile(),
        "mkdir -p target/r; echo $SMOKE_RUN_ID >target/r/$SMOKE_RUN_ID;"
            + " test ! -f memory/tasks/task-1.md");

    PostMergeSmokeOutcome outcome =
        new EngineRun(work, copy)
            .with(SmokeProperties.COLLECT, "target/r/*")
            .with(SmokeProperties.DIAGNOSE, "on-failure")
            .start();

    String id = outcome.envelope().runId();
    assertThat(outcome.envelope().diagnosis()).isNotNull();
    assertThat(outcome.envelope().artifacts())
        .map(Artifact::file)
        .containsExactly("envelope.log", "envelope.reports/target/r/" + id);
  }

  @Test
  void sizeOfZeroCollectsNothing() {
    PostMergeSmokeOutcome outcome =
        engine().with(SmokeProperties.MAX_COLLECTED_SIZE, "0").start("sh", "-c", MAKES_REPORTS);

    assertThat(outcome.envelope().artifacts()).hasSize(1);
    assertThat(transcript.warnings()).isEmpty();
  }

  private EngineRun engine() {
    return new EngineRun(work, shared)
        .with(SmokeProperties.COLLECT, "target/r/*.xml\ntarget/r/c*")
        .where("DEPLOY_TOKEN", "s3cret-of-this-test")
        .seenBy(transcript);
  }
}
