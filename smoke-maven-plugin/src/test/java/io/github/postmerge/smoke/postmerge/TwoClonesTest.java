package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.git.NativeGit;
import io.github.postmerge.smoke.health.Health;
import io.github.postmerge.smoke.health.HealthOutcome.Known;
import io.github.postmerge.smoke.history.Compaction;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.process.ContainedProcessRunner;
import io.github.postmerge.smoke.run.GitAccess;
import io.github.postmerge.smoke.run.Machine;
import io.github.postmerge.smoke.run.RunContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two clones smoke the same main at once, each into a history of its own. */
class TwoClonesTest {

  private static final Environment MACHINE =
      new Environment("os", "arch", "17", null, null, "UTC", "en", "1", null);
  private static final List<String> FILES =
      List.of("health.json", "queue.json", "index.html", "junit.xml", "badge.json", "badge.svg");

  /** What the smoke exits with at each merge, in the one clone and in the other. */
  private static final List<String> EXIT_CODES = List.of("0 0", "3 0", "3 3", "3 4", "3 3");

  private static final int SMOKES = 10;

  @TempDir Path work;
  private final List<String> merges = new ArrayList<>();
  private Path origin = Path.of("");
  private Instant later = Instant.EPOCH;
  private int answers;

  @BeforeEach
  void mergeAndSmoke() throws Exception {
    Path first = Files.createDirectory(work.resolve("copy"));
    origin =
        MergedRepository.smoking(first.toFile(), "exit $(cut -d ' ' -f $CLONE exit-codes)")
            .origin();
    for (String exitCodes : EXIT_CODES) {
      Files.writeString(first.resolve("exit-codes"), exitCodes + "\n");
      NativeGit.run(first, "add", "exit-codes");
      String message = "Merge pull request #" + (merges.size() + 2) + " from example/task-1";
      NativeGit.run(first, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", message);
      merges.add(NativeGit.run(first, "rev-parse", "HEAD").strip());
    }
    NativeGit.run(first, "push", "-q", "origin", "main");
    smokeAtOnce();
    later = Instant.now().plus(Duration.ofHours(1));
  }

  @Test
  void anyOrderOfCopyingGivesTheSameHealth() throws Exception {
    Map<String, String> health = health(copied("one", "two"));

    String report = health.getOrDefault("health.json", "");
    assertThat(report).contains("\"state\": \"RED\"", "\"left_out\": []");
    assertThat(report.lines().filter(line -> line.contains("\"started_at\""))).hasSize(2 * SMOKES);
    assertThat(health.get("queue.json")).contains("CLOSED", "REVERT_OF", merges.get(2));
    assertThat(health(copied("two", "one"))).isEqualTo(health);
    for (int seed = 0; seed < 5; seed++) {
      assertThat(health(shuffled(seed))).as("seed %d", seed).isEqualTo(health);
    }
  }

  @Test
  void whatIsThereTwiceCountsOnce() throws Exception {
    Map<String, String> health = health(copied("one", "two"));

    assertThat(health(copied("one", "two", "one", "two"))).isEqualTo(health);
    Path both = copied("two", "one");
    copy(history("one"), Files.createDirectory(both.resolve("again")));
    assertThat(health(both)).isEqualTo(health);
  }

  @Test
  void compactedHistoryGivesTheSameHealthAlsoBesideItsOwnFiles() throws Exception {
    Map<String, String> health = health(copied("one", "two"));
    Path compacted = copied("one");
    LocalDate tomorrow = later.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);

    assertThat(new Compaction(compacted).before(tomorrow)).isEqualTo(SMOKES);
    copy(history("two"), compacted);
    assertThat(health(compacted)).isEqualTo(health);
    copy(history("one"), compacted);
    assertThat(health(compacted)).isEqualTo(health);
  }

  private void smokeAtOnce() throws Exception {
    List<Callable<PostMergeSmokeOutcome>> runs = new ArrayList<>();
    for (String clone : List.of("one", "two")) {
      NativeGit.run(work, "clone", "-q", origin.toString(), clone);
      for (String merge : merges) {
        runs.add(() -> run(clone, merge).start());
        runs.add(() -> run(clone, merge).with(SmokeProperties.COMMAND, "true").start());
      }
    }
    ExecutorService threads = Executors.newFixedThreadPool(runs.size());
    try {
      for (Future<PostMergeSmokeOutcome> run : threads.invokeAll(runs)) {
        assertThat(run.get().envelope().error()).isNull();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(files(history("one"))).hasSize(SMOKES);
    assertThat(files(history("two"))).hasSize(SMOKES);
  }

  private EngineRun run(String clone, String merge) throws IOException {
    Path own = Files.createDirectories(work.resolve(clone + "-files"));
    return new EngineRun(own, work.resolve(clone))
        .where("CLONE", clone.equals("one") ? "1" : "2")
        .with(SmokeProperties.MERGE_COMMIT, merge)
        .with(SmokeProperties.ON_STALE, "run")
        .with(
            SmokeProperties.ENVELOPE,
            Files.createTempDirectory(own, "run").resolve("envelope.json").toString())
        .with(SmokeProperties.HISTORY, history(clone).toString());
  }

  private Path history(String clone) {
    return work.resolve(clone + "-history");
  }

  private Path copied(String... clones) throws Exception {
    Path both = Files.createTempDirectory(work, "both-");
    for (String clone : clones) {
      copy(history(clone), both);
    }
    return both;
  }

  private static void copy(Path from, Path to) throws Exception {
    Process copying = new ProcessBuilder("cp", "-rn", from + "/.", to.toString()).start();
    assertThat(copying.waitFor()).isZero();
  }

  /** All files of both, in any order. */
  private Path shuffled(long seed) throws IOException {
    Path both = Files.createTempDirectory(work, "shuffled-");
    List<Path> all = new ArrayList<>(files(history("one")));
    all.addAll(files(history("two")));
    Collections.shuffle(all, new Random(seed));
    for (Path file : all) {
      Files.copy(file, both.resolve(String.valueOf(file.getFileName())));
    }
    return both;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private Map<String, String> health(Path history) throws IOException {
    Path directory = work.resolve("health-" + ++answers);
    List<String> warnings = new ArrayList<>();
    assertThat(engine().run(parameters(history, directory), warnings::add))
        .isInstanceOf(Known.class);
    assertThat(warnings).isEmpty();
    Map<String, String> written = new LinkedHashMap<>();
    for (String file : FILES) {
      written.put(file, Files.readString(directory.resolve(file)));
    }
    return written;
  }

  private static Parameters parameters(Path history, Path directory) {
    Path repository = history.resolveSibling("copy");
    return new Parameters(
        Map.of(
            SmokeProperties.REPOSITORY, repository.toString(),
            SmokeProperties.HISTORY, history.toString(),
            SmokeProperties.HEALTH_DIRECTORY, directory.toString()),
        List.of());
  }

  private Health engine() {
    Map<String, String> variables = Map.of("PATH", System.getenv("PATH"));
    return new Health(
        new RunContext(
            Clock.fixed(later, ZoneOffset.UTC),
            () -> "health",
            variables,
            List.of(),
            Machine.of(MACHINE),
            GitAccess.onThisSystem(() -> work.resolve("cache"), variables),
            ContainedProcessRunner.onThisSystem()));
  }
}
