package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.faults.Figures;
import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.faults.Strace;
import io.github.postmerge.smoke.faults.Strace.Call;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.verdict.Status;
import io.github.postmerge.smoke.worktree.IdleWorktrees;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run is killed with SIGKILL somewhere, and the next one takes its place. */
class KillPointsTest {

  /** Its multiples, less their whole parts, lie evenly between 0 and 1. */
  private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

  private static final long SEED = 2506;
  private static final int MANY = Integer.getInteger("smoke.stress.kills", 200);
  private static final int KILLED = 128 + 9;
  private static final Duration LONGEST_RECLAIMING = Duration.ofSeconds(5);
  private static final String OLD = "{\"status\": \"PASS\", \"allow_continuation\": true}\n";

  @TempDir Path work;
  private Path repository;
  private Path envelope;
  private Path token;
  private Map<String, String> before = Map.of();
  private final Random random = new Random(SEED);
  private final List<Long> reclaimings = new ArrayList<>();

  @BeforeEach
  void mergeSomething() throws Exception {
    repository = Files.createDirectory(work.resolve("copy"));
    envelope = work.resolve("envelope.json");
    token = Files.createFile(work.resolve("token"));
    Files.writeString(repository.resolve("file.txt"), "one\n");
    MergedRepository.smoking(repository.toFile(), "tail -f " + token + " & sleep 0.2");
    before = Snapshot.of(repository);
  }

  @DisplayName("24 30 a whole run killed at moments spread over it: the next takes its place")
  @Test
  void killsAtMoments() throws Exception {
    killAtMoments(5);
  }

  @DisplayName("24 30 a whole run killed at system calls spread over it: the next takes its place")
  @Test
  void killsAtCalls() throws Exception {
    killAtCalls(5);
  }

  @Tag("stress")
  @DisplayName("24 30 a whole run killed at 200 points: the next takes its place")
  @Test
  void killsAtManyPoints() throws Exception {
    killAtMoments(MANY / 2);
    killAtCalls(MANY - MANY / 2);
    Figures.tell(
        "30 kill points of a whole run",
        "%d of %d survived; reclaimed p50 %d ms, p99 %d ms",
        reclaimings.size(),
        MANY,
        Figures.percentile(reclaimings, 50),
        Figures.percentile(reclaimings, 99));
  }

  private void killAtMoments(int number) throws Exception {
    long length = lengthOfARun();
    int killed = 0;
    while (killed < number) {
      long moment = (long) (length * (killed + random.nextDouble()) / number);
      layOlderPass();
      Process run = Jvm.start(command());
      awaitFirstStep(run);
      LockSupport.parkNanos(moment);
      run.destroyForcibly();
      if (run.waitFor() == KILLED) {
        requireSurvived("killed " + moment / 1_000_000 + " ms after its first step");
        killed++;
      } else {
        length = length * 9 / 10;
      }
    }
  }

  /** Spread evenly however many it takes: some calls are made by another thread each time. */
  private void killAtCalls(int number) throws Exception {
    Strace.assumeItWorks();
    List<Call> calls = callsAfterRunningIsWritten();
    int killed = 0;
    for (int tried = 0; killed < number; tried++) {
      assertThat(tried).as("tries to kill at a call").isLessThan(10 * number);
      Call call = calls.get((int) (calls.size() * (tried * GOLDEN_RATIO % 1)));
      layOlderPass();
      Process run = Jvm.start(Strace.injecting(call, "signal=KILL", command()));
      boolean begun = Jvm.saidBy(run).contains("COMMIT");
      if (run.waitFor() == KILLED && begun) {
        requireSurvived("killed at " + call);
        killed++;
      }
    }
  }

  private void requireSurvived(String where) throws Exception {
    JsonNode left = JsonMapper.shared().readTree(envelope);
    assertThat(left.path("status").asString()).as(where).isIn("RUNNING", "PASS");
    assertThat(left.path("run_id").asString()).as(where).isNotEmpty();
    assertThat(ours(Snapshot.of(repository))).as(where).isEqualTo(ours(before));

    long start = System.nanoTime();
    PostMergeSmokeOutcome next = new EngineRun(work, repository).start();
    long took = (System.nanoTime() - start) / 1_000_000 - next.envelope().durationMs();

    assertThat(next.envelope().status()).as(where).isEqualTo(Status.PASS);
    assertThat(took).as(where).isLessThan(LONGEST_RECLAIMING.toMillis());
    requireReclaimed(where);
    requireSoundRepository(where);
    assertThat(work).as(where).isDirectoryNotContaining("glob:**.tmp");
    if (held(next)) {
      assertThat(survivors()).as(where).isEmpty();
    }
    reclaimings.add(took);
  }

  /** Half a claim is told from one being staked by its age, so it may take a second run. */
  private void requireReclaimed(String where) throws Exception {
    long start = System.nanoTime();
    List<Path> left = left();
    while (!left.isEmpty()) {
      assertThat(System.nanoTime() - start)
          .as("%s: %s is left", where, left)
          .isLessThan(LONGEST_RECLAIMING.toNanos());
      new EngineRun(work, repository).start();
      left = left();
    }
  }

  private List<Path> left() throws IOException {
    new IdleWorktrees(work.resolve("worktrees")).clear();
    List<Path> left = new ArrayList<>();
    for (Path root : List.of(work.resolve("worktrees"), work.resolve("cache/history"), admins())) {
      left.addAll(entries(root));
    }
    return left;
  }

  private Path admins() {
    return repository.resolve(".git/worktrees");
  }

  private static List<Path> entries(Path root) throws IOException {
    if (Files.notExists(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(root)) {
      return all.toList();
    }
  }

  /** All but the entries of worktrees. */
  private static Map<String, String> ours(Map<String, String> files) {
    files.keySet().removeIf(file -> file.startsWith(".git/worktrees/"));
    return files;
  }

  private void requireSoundRepository(String where) throws Exception {
    if (Jvm.works(List.of("git", "--version"))) {
      List<String> fsck = List.of("git", "-C", repository.toString(), "fsck", "--strict");
      assertThat(Jvm.works(fsck)).as(where).isTrue();
    }
  }

  /** On Linux they end with the run, whichever tier holds them. */
  private static boolean held(PostMergeSmokeOutcome next) {
    return next.envelope().processCensus() != null && System.getProperty("os.name").equals("Linux");
  }

  private Stream<String> survivors() {
    return ProcessHandle.allProcesses()
        .map(p -> p.info().commandLine().orElse(""))
        .filter(line -> line.contains(token.toString()));
  }

  private long lengthOfARun() throws Exception {
    Process run = Jvm.start(command());
    awaitFirstStep(run);
    long start = System.nanoTime();
    assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return System.nanoTime() - start;
  }

  /** By then RUNNING has been written. */
  private static void awaitFirstStep(Process run) throws IOException {
    BufferedReader lines = run.inputReader(StandardCharsets.UTF_8);
    assertThat(lines.readLine()).isEqualTo("COMMIT");
  }

  private List<Call> callsAfterRunningIsWritten() throws Exception {
    List<Call> calls = Strace.calls(work, command(), work.resolve("log"));
    Files.delete(work.resolve("log"));
    List<Call> changing =
        calls.stream()
            .filter(c -> c.name().matches("(mkdir|rename|unlink|rmdir|fsync|write)(at2?|2)?"))
            .toList();
    int first =
        changing.indexOf(
            changing.stream().filter(c -> c.name().startsWith("rename")).findFirst().orElseThrow());
    return changing.subList(first + 1, changing.size());
  }

  private void layOlderPass() throws IOException {
    Files.writeString(envelope, OLD);
    Files.deleteIfExists(work.resolve("envelope.log"));
  }

  private List<String> command() {
    return LoneRun.commandLine(work, repository);
  }
}
