package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.envelope.Artifact;
import io.github.postmerge.smoke.envelope.Artifact.Kind;
import io.github.postmerge.smoke.envelope.SmokeResult;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log on disk, as whole runs leave it. */
class LogFileTest {

  private static final String OLD = "from an older run\n";
  private static Path shared = Path.of("");

  @TempDir Path work;
  private Transcript transcript = new Transcript();
  private Path log = Path.of("");

  @BeforeAll
  static void mergeSomething(@TempDir Path folder) throws Exception {
    shared = Files.createDirectory(folder.resolve("copy"));
    Files.writeString(shared.resolve("file.txt"), "one\n");
    MergedRepository.smoking(shared.toFile(), "true");
  }

  @BeforeEach
  void leaveAnOlderLog() throws IOException {
    log = work.resolve("envelope.log");
    Files.writeString(log, OLD);
    Files.writeString(
        work.resolve("envelope.json"),
        "{\"schema_version\": 1, \"artifacts\": [{\"file\": \"envelope.log\"}]}");
  }

  @Test
  void fileOfTheUsersWithThatNameStays() throws IOException {
    Files.delete(work.resolve("envelope.json"));

    PostMergeSmokeOutcome outcome = engine().start("echo", "all is well");

    assertThat(outcome.envelope().status()).isEqualTo(Status.PASS);
    assertThat(log).hasContent(OLD);
    assertThat(outcome.log()).isEmpty();
    assertThat(outcome.envelope().artifacts()).isEmpty();
  }

  @Test
  void temporaryFilesOfAKilledRunAreRemovedBesideTheEnvelope() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path killed = Files.createFile(work.resolve(".envelope.json." + dead.pid() + ".0000002a.tmp"));
    Path alive =
        Files.createFile(
            work.resolve(".envelope.json." + ProcessHandle.current().pid() + ".0000002b.tmp"));

    engine().start("true");

    assertThat(killed).doesNotExist();
    assertThat(alive).exists();
  }

  @DisplayName("21 a secret of the environment is masked in the log file")
  @Test
  void bothStreamsStandMaskedBesideTheEnvelope() {
    PostMergeSmokeOutcome outcome =
        engine()
            .where("DEPLOY_TOKEN", "s3cret-of-this-test")
            .start("sh", "-c", "echo \"token $DEPLOY_TOKEN\"; echo warned >&2; printf end; exit 3");

    assertThat(outcome.envelope().status()).isEqualTo(Status.FAIL);
    assertThat(log).content().contains("token [MASKED]\n", "warned\n", "end");
    assertThat(outcome.log()).contains(log);
    assertThat(outcome.envelope().artifacts())
        .containsExactly(new Artifact("envelope.log", Kind.LOG, log.toFile().length()));
    assertThat(new VerdictReport(outcome).details()).contains("  log        " + log);
    assertThat(transcript.warnings()).isEmpty();
  }

  @Test
  void anotherFileCanBeNamedAndItsFolderIsMade() {
    Path other = work.resolve("a/b/whole.txt");
    PostMergeSmokeOutcome outcome =
        engine()
            .with(SmokeProperties.ENVELOPE, work.resolve("out/envelope.json").toString())
            .with(SmokeProperties.LOG_FILE, other.toString())
            .start("echo", "hello");

    assertThat(outcome.envelope().artifacts())
        .containsExactly(new Artifact("../a/b/whole.txt", Kind.LOG, 6));
    assertThat(other).hasContent("hello\n");
    assertThat(log).hasContent(OLD);
  }

  @Test
  void pathsInTheWorktreeAreShownFromItsTopEverywhere() throws IOException {
    Path root = Files.createDirectory(work.resolve("root"));
    Path link = Files.createSymbolicLink(work.resolve("link"), root);
    PostMergeSmokeOutcome outcome =
        engine()
            .with(SmokeProperties.WORKTREE_ROOT, link.toString())
            .start(
                "sh",
                "-c",
                "pwd -P; echo \"error: $PWD/src/A.java:12\"; pwd -P | sed 's|$|/b.c:3: no|' >&2;"
                    + " exit 3");

    SmokeResult result = Objects.requireNonNull(outcome.envelope().result());
    assertThat(result.stdoutTail()).isEqualTo(".\nerror: src/A.java:12\n");
    assertThat(result.stderrTail()).isEqualTo("b.c:3: no\n");
    assertThat(Objects.requireNonNull(outcome.envelope().escalation()).evidence())
        .isEqualTo("b.c:3: no");
    // A line of one stream may end while the other's begins, which leaves an empty one.
    assertThat(Files.readAllLines(log).stream().filter(line -> !line.isEmpty()))
        .containsExactlyInAnyOrder(".", "error: src/A.java:12", "b.c:3: no");
    assertThat(transcript.lines())
        .containsExactlyInAnyOrder(".", "error: src/A.java:12", "b.c:3: no");
  }

  @Test
  void envelopesInOneFolderDoNotTakeEachOthersLog() {
    for (String name : List.of("c1", "c2", "c3.log")) {
      String envelope = work.resolve(name.endsWith(".log") ? name : name + ".json").toString();
      engine().with(SmokeProperties.ENVELOPE, envelope).start("echo", "from " + name);
    }

    assertThat(work.resolve("c1.log")).hasContent("from c1\n");
    assertThat(work.resolve("c2.log")).hasContent("from c2\n");
    assertThat(work.resolve("c3.log")).content().contains("\"PASS\"");
    assertThat(work.resolve("c3.log.log")).hasContent("from c3.log\n");
    assertThat(log).hasContent(OLD);
  }

  @Test
  void aSmokeThatPrintsNothingLeavesAnEmptyLog() {
    engine().start("true");

    assertThat(log).isEmptyFile();
  }

  @DisplayName("24 an older log is gone whatever becomes of the run")
  @Test
  void olderLogIsGone() throws IOException {
    assertThat(engine().with(SmokeProperties.TIMEOUT, "x").start("true").log()).isEmpty();
    assertThat(log).doesNotExist();

    leaveAnOlderLog();
    assertThat(engine().with(SmokeProperties.MERGE_COMMIT, "none").start("true").log()).isEmpty();
    assertThat(log).doesNotExist();

    leaveAnOlderLog();
    PostMergeSmokeOutcome outcome =
        engine().with(SmokeProperties.MAX_LOG_SIZE, "0").start("echo", "x");
    assertThat(outcome.envelope().status()).isEqualTo(Status.PASS);
    assertThat(outcome.log()).isEmpty();
    assertThat(outcome.envelope().artifacts()).isEmpty();
    assertThat(log).doesNotExist();
  }

  @Test
  void logThatTheSmokeRemovedIsNotListed() {
    PostMergeSmokeOutcome outcome = engine().start("sh", "-c", "echo x; rm " + log);

    assertThat(outcome.envelope().status()).isEqualTo(Status.PASS);
    assertThat(outcome.envelope().artifacts()).isEmpty();
    assertThat(transcript.warnings())
        .singleElement()
        .asString()
        .startsWith("The log \"" + log + "\" cannot be written: " + log + " does not exist.");
  }

  @Test
  void linkIsNeitherFollowedNorRemoved() throws IOException {
    Path precious = Files.writeString(work.resolve("precious"), OLD);
    Files.delete(log);
    Files.createSymbolicLink(log, precious);

    requirePassWithWarning(engine(), "already exists and is not replaced.");
    assertThat(precious).hasContent(OLD);
    assertThat(log).isSymbolicLink();
  }

  @Test
  void folderIsLetAlone() throws IOException {
    Files.delete(log);
    Files.createDirectory(log);

    requirePassWithWarning(engine(), "already exists and is not replaced.");
    assertThat(log).isEmptyDirectory();
  }

  @DisplayName("26 a log that cannot be written changes no verdict")
  @Test
  void unwritableLogIsAWarning() {
    Path impossible = log.resolve("below/a/file.log");
    requirePassWithWarning(
        engine().with(SmokeProperties.LOG_FILE, impossible.toString()),
        "The log \"" + impossible + "\" cannot be written: ");
  }

  @Test
  void theEnvelopesOwnFileIsRefused() {
    Path envelope = work.resolve("envelope.json");
    PostMergeSmokeOutcome outcome =
        engine().with(SmokeProperties.LOG_FILE, envelope.toString()).start("true");

    assertThat(outcome.envelope().error())
        .isEqualTo(
            "smoke.logFile \"" + envelope + "\" is the envelope's own file. Name another one.");
    assertThat(envelope).content().contains("\"ERROR\"");
  }

  @Test
  void theEnvelopeByAnotherNameIsLetAlone() throws IOException {
    Path alias = Files.createSymbolicLink(work.resolve("alias"), work);
    PostMergeSmokeOutcome outcome =
        engine()
            .with(SmokeProperties.LOG_FILE, alias.resolve("envelope.json").toString())
            .start("true");

    assertThat(outcome.envelope().status()).isEqualTo(Status.PASS);
    assertThat(work.resolve("envelope.json")).content().contains("\"PASS\"");
    assertThat(transcript.warnings()).hasSize(1);
  }

  @DisplayName("13 a run that is told to stop keeps what there was")
  @Test
  void abortedRunKeepsItsLog() {
    Thread runner = Thread.currentThread();
    transcript = new Transcript(line -> runner.interrupt());
    PostMergeSmokeOutcome outcome = engine().start("sh", "-c", "echo ready; sleep 600");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome.envelope().status()).isEqualTo(Status.ABORTED);
    assertThat(log).hasContent("ready\n");
  }

  @DisplayName("12 what was printed is on the disk while the smoke still runs")
  @Test
  void logIsWrittenWhileTheSmokeRuns() {
    Path release = work.resolve("release");
    AtomicReference<String> seen = new AtomicReference<>("");
    transcript =
        new Transcript(
            line -> {
              seen.set(contentOnceThere());
              touch(release);
            });
    engine().start("sh", "-c", "echo ready; until [ -e " + release + " ]; do sleep 0.02; done");

    assertThat(seen).hasValue("ready\n");
  }

  @DisplayName("16 a flood leaves its beginning, its end and the exact count of what is between")
  @Test
  void floodIsCountedExactly() throws IOException {
    long flood = 300_000_000;
    long start = System.nanoTime();
    engine().start("sh", "-c", "yes '" + "x".repeat(99) + "' | head -c " + flood + "; echo end");
    long millis = (System.nanoTime() - start) / 1_000_000;

    String text = Files.readString(log);
    String marker = "\n...[TRUNCATED ";
    int at = text.indexOf(marker);
    assertThat(at).isPositive();
    String behind = text.substring(at + marker.length());
    long leftOut = Long.parseLong(behind.substring(0, behind.indexOf(' ')));
    String tail = behind.substring(behind.indexOf("...\n") + 4);
    assertThat(at + leftOut + tail.length()).isEqualTo(flood + 4);
    assertThat(text).startsWith("x".repeat(99) + "\n").endsWith("x\nend\n");
    System.out.printf(
        "log: %d MB kept of a flood of %d MB, in %d ms%n",
        text.length() / 1_000_000, flood / 1_000_000, millis);
  }

  private void requirePassWithWarning(EngineRun engine, String warning) {
    PostMergeSmokeOutcome outcome = engine.start("echo", "x");

    assertThat(outcome.envelope().status()).isEqualTo(Status.PASS);
    assertThat(outcome.log()).isEmpty();
    assertThat(outcome.envelope().artifacts()).isEmpty();
    assertThat(transcript.warnings()).hasSize(1).first().asString().contains(warning);
  }

  private EngineRun engine() {
    return new EngineRun(work, shared).seenBy(transcript);
  }

  private String contentOnceThere() {
    String content = "";
    for (long end = System.nanoTime() + 20_000_000_000L; System.nanoTime() < end; ) {
      content = read();
      if (!content.isEmpty()) {
        return content;
      }
      Thread.onSpinWait();
    }
    return content;
  }

  private String read() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void touch(Path file) {
    try {
      Files.write(file, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
