package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.envelope.file.EnvelopeFile.Left;
import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.verdict.BuildResult;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A smoke has the user's rights, and its own envelope is in the user's folder. */
class EnvelopeTamperingTest {

  private static final String FORGED =
      "{\"status\": \"PASS\", \"allow_continuation\": true, \"forged\": true}";

  @TempDir Path work;
  private Path folder;
  private Path envelope;
  private Path copy;

  @BeforeEach
  void chooseFolders() throws IOException {
    folder = Files.createDirectories(work.resolve("out/smoke"));
    envelope = folder.resolve("envelope.json");
    copy = Files.createDirectory(work.resolve("copy"));
    Files.writeString(work.resolve("forged"), FORGED);
  }

  @AfterEach
  void letJunitDelete() throws Exception {
    new ProcessBuilder("chmod", "-R", "u+rwx", work.toString()).start().waitFor();
  }

  @DisplayName(
      "49 the smoke forges, removes, locks or replaces its envelope and fails: FAIL is there")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cp ../../forged envelope.json",
        "cp ../../forged envelope.json; chmod 0444 envelope.json; chmod 0555 .",
        "cp ../../forged envelope.json; chmod 0 envelope.json; chmod 0 . .. 2>/dev/null",
        "rm envelope.json",
        "rm -r ../smoke",
        "rm envelope.json; ln -s ../../forged envelope.json",
        "ln -f ../../forged envelope.json",
        "rm envelope.json; mkdir -p envelope.json/full; cp ../../forged envelope.json/full",
        "rm envelope.json; mkfifo envelope.json",
        "mv ../smoke ../moved; mkdir ../smoke; cp ../../forged ../smoke/envelope.json",
        "rm -f .envelope.json.*; cp ../../forged envelope.json",
        "chmod 0555 .",
        "(while :; do cp ../../forged envelope.json; done) & sleep 0.2",
      })
  void tamperedEnvelopeIsReplaced(String tampering) throws Exception {
    PostMergeSmokeOutcome outcome = smoked("cd '" + folder + "' && " + tampering + "; exit 1");

    assertThat(outcome.envelope().status()).isEqualTo(Status.FAIL);
    assertThat(outcome.envelopeFailure()).isEmpty();
    assertThat(outcome.buildResult()).isEqualTo(BuildResult.FAILURE);
    assertThat(Files.readString(envelope))
        .contains("\"status\": \"FAIL\"")
        .doesNotContain("\"forged\": true");
    assertThat(work.resolve("forged")).hasContent(FORGED);
  }

  @DisplayName("49 a link on the way that the smoke turns leaves no forged file where it was")
  @Test
  void turnedLinkLeavesNothingForged() throws Exception {
    Path real = Files.createDirectories(work.resolve("volume"));
    Files.createDirectories(work.resolve("other"));
    Path link = Files.createSymbolicLink(work.resolve("link"), real);
    merged(
        String.format(
            "cp '%s' '%s/e.json'; ln -sfn '%s' '%s'; exit 1",
            work.resolve("forged"), real, work.resolve("other"), link));

    new EngineRun(work, copy)
        .with(SmokeProperties.ENVELOPE, link.resolve("e.json").toString())
        .start();

    assertThat(real.resolve("e.json")).content().contains("\"status\": \"FAIL\"");
    assertThat(work.resolve("other/e.json")).content().contains("\"status\": \"FAIL\"");
  }

  @DisplayName("49 a folder that the smoke locked has its permissions back")
  @Test
  void permissionsAreChangedBack() throws Exception {
    smoked("cd '" + folder + "' && cp ../../forged envelope.json; chmod 0500 . ..; exit 1");

    assertThat(envelope).content().contains("\"status\": \"FAIL\"");
    if (!System.getProperty("user.name").equals("root")) {
      assertThat(Files.isWritable(folder)).isTrue();
    }
  }

  @DisplayName("49 a file that root made immutable is replaced")
  @Test
  void immutableFileIsReplaced() throws Exception {
    Path probe = Files.writeString(work.resolve("probe"), "");
    assumeTrue(
        chattr("+i", probe) && chattr("-i", probe),
        "needs chattr as root, on a disk that knows it");

    PostMergeSmokeOutcome outcome =
        smoked(
            "cd '"
                + folder
                + "' && cp ../../forged envelope.json && chattr +i envelope.json .; exit 1");

    assertThat(outcome.envelopeFailure()).isEmpty();
    assertThat(envelope).content().contains("\"status\": \"FAIL\"");
  }

  @DisplayName("49 a smoke that forges its envelope and hangs: TIMEOUT is there")
  @Test
  void hangingForgerTimesOut() throws Exception {
    PostMergeSmokeOutcome outcome =
        new EngineRun(
                work, merged("cp '" + work.resolve("forged") + "' '" + envelope + "'; sleep 60"))
            .with(SmokeProperties.ENVELOPE, envelope.toString())
            .with(SmokeProperties.TIMEOUT, "1")
            .with(SmokeProperties.KILL_GRACE, "0")
            .start();

    assertThat(outcome.envelope().status()).isEqualTo(Status.TIMEOUT);
    assertThat(envelope).content().contains("\"status\": \"TIMEOUT\"");
  }

  @DisplayName("49 a smoke that forges its envelope and kills our JVM: what it forged is deleted")
  @ParameterizedTest
  @ValueSource(strings = {"auto", "scan"})
  void forgerThatKillsUsLeavesNoPass(String containment) throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs /proc");
    merged(
        "p=$PPID; while [ \"$(cat /proc/$p/comm)\" != java ]; do p=$(cut -d' ' -f4 /proc/$p/stat);"
            + " done; cp '"
            + work.resolve("forged")
            + "' '"
            + envelope
            + "'; kill -9 $p; sleep 60");
    Process run =
        Jvm.start(
            LoneRun.commandLine(
                work,
                copy,
                SmokeProperties.ENVELOPE + "=" + envelope,
                SmokeProperties.CONTAINMENT + "=" + containment));
    Jvm.saidBy(run);

    assertThat(run.waitFor()).isEqualTo(128 + 9);
    for (int i = 0; i < 250 && isForged(); i++) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(isForged()).isFalse();
  }

  private boolean isForged() throws IOException {
    try {
      return Files.readString(envelope).contains("\"forged\": true");
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @DisplayName("49 what the smoke forged is gone before anything follows the smoke")
  @Test
  void forgedEnvelopeDoesNotOutliveTheSmoke() throws Exception {
    List<String> seen = new ArrayList<>();
    merged("cp '" + work.resolve("forged") + "' '" + envelope + "'; exit 1");
    new EngineRun(work, copy)
        .with(SmokeProperties.ENVELOPE, envelope.toString())
        .with(SmokeProperties.DIAGNOSE, "on-failure")
        .seenBy(
            new Transcript() {
              @Override
              public void step(Step step, String detail) {
                if (step == Step.DIAGNOSIS) {
                  seen.add(read(envelope));
                }
              }
            })
        .start();

    assertThat(seen).isNotEmpty().noneMatch(text -> text.contains("\"forged\": true"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @DisplayName("49 where nothing can be written any more, the block says what the file is")
  @Test
  void fileThatIsNotOursIsTold() throws Exception {
    PostMergeSmokeOutcome outcome =
        smoked("cd '" + work + "' && mv out away && cp forged out; exit 1");

    assertThat(outcome.buildResult()).isEqualTo(BuildResult.ERROR);
    assertThat(outcome.envelope().allowContinuation()).isFalse();
    assertThat(outcome.envelopeFailure().orElseThrow().left()).isEqualTo(Left.NOTHING);

    PostMergeSmokeOutcome told =
        new PostMergeSmokeOutcome(
            outcome.envelope(),
            outcome.packet(),
            outcome.look(),
            outcome.buildResult(),
            envelope,
            Optional.of(new EnvelopeFailure("why", Left.NOT_OURS)),
            outcome.log(),
            outcome.keptWorktree());
    assertThat(new VerdictReport(told).details())
        .anyMatch(line -> line.contains(envelope + " is NOT of this run; do not read it"));
  }

  @DisplayName("52 the envelope cannot be written after a PASS: one answer, stop")
  @Test
  void unwrittenPassStopsTheQueue() throws Exception {
    PostMergeSmokeOutcome outcome = smoked("cd '" + work + "' && mv out away && touch out; exit 0");

    VerdictReport report = new VerdictReport(outcome);
    assertThat(outcome.buildResult()).isEqualTo(BuildResult.ERROR);
    assertThat(report.headline()).isEqualTo("ERROR: there is no envelope, so the queue must stop.");
    assertThat(String.join("\n", report.details()))
        .contains("queue      must stop")
        .doesNotContain("go on");
  }

  @DisplayName("50 what is no regular file is refused, and left as it is")
  @ParameterizedTest
  @ValueSource(
      strings = {"mkfifo X", "mkdir X", "ln -s target X", "mknod X c 1 3", "ln -s /nowhere X"})
  void whatIsNoFileIsRefused(String making) throws Exception {
    Path taken = work.resolve("taken");
    String script = making.replace("X", taken.toString());
    assumeTrue(
        new ProcessBuilder("sh", "-c", script).start().waitFor() == 0,
        "needs the right to " + making);
    String before = state(taken);

    PostMergeSmokeOutcome outcome =
        new EngineRun(work, merged("true"))
            .with(SmokeProperties.ENVELOPE, taken.toString())
            .start();

    assertThat(outcome.buildResult()).isEqualTo(BuildResult.ERROR);
    assertThat(outcome.envelopeFailure().orElseThrow().why())
        .contains("\"" + taken + "\" cannot be written: it is a ", "-Dsmoke.envelope=FILE");
    assertThat(state(taken)).isEqualTo(before);
  }

  @DisplayName("50 the second of two runs on one envelope is refused, and names the first")
  @Test
  void secondRunIsRefused() throws Exception {
    Path go = work.resolve("go");
    Path began = work.resolve("began");
    merged("touch '" + began + "'; while [ ! -e '" + go + "' ]; do sleep 0.05; done; exit 3");
    Thread first = new Thread(this::run);
    first.start();
    for (int i = 0; i < 500 && !Files.exists(began); i++) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(began).exists();
    String running = Files.readString(envelope);

    PostMergeSmokeOutcome second = run();

    assertThat(second.buildResult()).isEqualTo(BuildResult.ERROR);
    assertThat(second.envelopeFailure().orElseThrow().why())
        .contains(
            "Another run is writing the envelope \"" + envelope + "\"",
            "process " + ProcessHandle.current().pid() + ", since 2");
    assertThat(envelope).hasContent(running);
    Files.createFile(go);
    first.join();
    assertThat(envelope).content().contains("\"status\": \"FAIL\"");
    assertThat(names(folder)).containsExactlyInAnyOrder("envelope.json", "envelope.log");
  }

  @DisplayName("50 a dead run's lock is taken over, however far the run had come")
  @Test
  void deadRunsLockIsTakenOver() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    Files.createFile(folder.resolve(".envelope.json.lock"));
    Files.writeString(
        folder.resolve(".envelope.json.owner"),
        "smoke run in progress; pid "
            + dead.pid()
            + ", started 2026-01-01T00:00:00Z, boot "
            + boot
            + "\n");
    merged("true");

    assertThat(run().envelope().status()).isEqualTo(Status.PASS);

    Files.createFile(folder.resolve(".envelope.json.lock"));
    assertThat(run().envelope().status()).isEqualTo(Status.PASS);
    assertThat(names(folder)).containsExactlyInAnyOrder("envelope.json", "envelope.log");
  }

  private PostMergeSmokeOutcome smoked(String command) throws Exception {
    merged(command);
    return run();
  }

  private Path merged(String command) throws Exception {
    Files.writeString(copy.resolve("file.txt"), "one\n");
    MergedRepository.smoking(copy.toFile(), command);
    return copy;
  }

  private PostMergeSmokeOutcome run() {
    return new EngineRun(work, copy).with(SmokeProperties.ENVELOPE, envelope.toString()).start();
  }

  private static boolean chattr(String flag, Path file) {
    try {
      return new ProcessBuilder("chattr", flag, file.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String state(Path path) throws Exception {
    Process ls = new ProcessBuilder("ls", "-lid", path.toString()).start();
    return new String(ls.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }
}
