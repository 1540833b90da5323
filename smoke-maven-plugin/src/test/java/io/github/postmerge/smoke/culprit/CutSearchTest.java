package io.github.postmerge.smoke.culprit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.culprit.CulpritOutcome.Answered;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Probe;
import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.faults.Mounts;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search is killed with SIGKILL somewhere, and the same command goes on. */
class CutSearchTest {

  private static final int MERGES = 16;
  private static final int CULPRIT = 11;

  /** Two as it is killed, and one that its end tells nothing more to. */
  private static final int MOST_UNDER_WAY = 3;

  private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;
  private static final int MANY = Integer.getInteger("smoke.stress.searches", 100);

  @TempDir Path work;

  @DisplayName("74 a search killed at moments spread over it goes on, and counts each probe once")
  @Test
  void killedSearchGoesOn() throws Exception {
    killAtMoments(6);
  }

  @DisplayName("74 the same, often")
  @Tag("stress")
  @Test
  void killedSearchGoesOnOften() throws Exception {
    killAtMoments(MANY);
  }

  @DisplayName("74 a disk that is full ends a search with an error, never with an answer")
  @Test
  void fullDiskIsAnError() throws Exception {
    Mounts.assumeTheyWork();
    SearchedMain main =
        SearchedMain.of(
            work.resolve("main"),
            MERGES,
            merge -> Map.of("state", merge < CULPRIT ? "good" : "bad"));
    Path place = work.resolve("full");
    Path folder = Files.createDirectories(place.resolve("culprit"));

    Process process =
        new ProcessBuilder(Mounts.ofSize("20k", folder, commandLine(main, place)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    assertThat(Jvm.saidBy(process)).contains("ERROR: The system refused: No space left on device");
    assertThat(requireNonNull(search(main, place).culprit()).commit())
        .isEqualTo(main.commit(CULPRIT));
  }

  @Test
  void copiesOfProbesAndWhatIsNoFileDoNotCount() throws Exception {
    SearchedMain main =
        SearchedMain.of(
            work.resolve("main"),
            MERGES,
            merge -> Map.of("state", merge < CULPRIT ? "good" : "bad"));
    Path place = work.resolve("copied");
    search(main, place);
    for (Path probe : files(place)) {
      Files.copy(probe, probe.resolveSibling("copy of " + probe.getFileName()));
    }
    Files.delete(files(place).get(0));
    Files.createDirectory(files(place).get(0).resolveSibling("000099.json"));

    CulpritAnswer answer = search(main, place);

    assertThat(requireNonNull(answer.culprit()).commit()).isEqualTo(main.commit(CULPRIT));
    assertThat(answer.probes().stream().map(Probe::number)).doesNotHaveDuplicates();
    assertThat(answer.probes()).hasSizeLessThan(runs(place));
  }

  private void killAtMoments(int kills) throws Exception {
    SearchedMain main =
        SearchedMain.of(
            work.resolve("main"),
            MERGES,
            merge -> Map.of("state", merge < CULPRIT ? "good" : "bad"));
    long whole = run(main, work.resolve("whole"));
    for (int kill = 0; kill < kills; kill++) {
      Path place = work.resolve("killed-" + kill);
      double part = (kill * GOLDEN_RATIO) % 1;
      Process process = start(main, place);
      if (!process.waitFor((long) (whole * part), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
      List<String> written = probes(place);

      CulpritAnswer answer = search(main, place);

      assertThat(requireNonNull(answer.culprit()).commit()).isEqualTo(main.commit(CULPRIT));
      assertThat(answer.probes().stream().map(Probe::number)).doesNotHaveDuplicates();
      assertThat(answer.probes()).hasSizeGreaterThanOrEqualTo(written.size());
      assertThat(runs(place))
          .isBetween(answer.probes().size(), answer.probes().size() + MOST_UNDER_WAY);
      for (String probe : written) {
        assertThat(probes(place)).contains(probe);
      }
    }
  }

  private long run(SearchedMain main, Path place) throws Exception {
    long start = System.nanoTime();
    assertThat(start(main, place).waitFor()).isZero();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private Process start(SearchedMain main, Path place) throws IOException {
    return new ProcessBuilder(commandLine(main, place))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<String> commandLine(SearchedMain main, Path place) throws IOException {
    return Jvm.commandLine(
        CulpritRun.class,
        "-D" + SmokeProperties.REPOSITORY + "=" + main.folder(),
        "-D" + SmokeProperties.WORKTREE_ROOT + "=" + place.resolve("worktrees"),
        "-D" + SmokeProperties.CULPRIT + "=" + place.resolve("culprit").resolve("culprit.json"),
        "-D" + SmokeProperties.GOOD + "=" + main.commit(0),
        "-D" + SmokeProperties.JOBS + "=2",
        "-D" + SmokeProperties.COMMAND + "=" + smoke(place));
  }

  private CulpritAnswer search(SearchedMain main, Path place) throws IOException {
    CulpritOutcome outcome =
        new SearchRun(place, main.folder())
            .with(SmokeProperties.GOOD, main.commit(0))
            .with(SmokeProperties.JOBS, "2")
            .with(SmokeProperties.COMMAND, smoke(place))
            .run();
    assertThat(outcome).isInstanceOf(Answered.class);
    return ((Answered) outcome).answer();
  }

  /** It counts its runs, so that one which no file has is seen. */
  private static String smoke(Path place) throws IOException {
    Files.createDirectories(place);
    return "sleep 0.05; echo >>'"
        + place.resolve("runs")
        + "'; grep -q good state || { echo Cart >&2; exit 1; }";
  }

  private static int runs(Path place) throws IOException {
    return Files.readAllLines(place.resolve("runs")).size();
  }

  private static List<String> probes(Path place) throws IOException {
    return files(place).stream().map(CutSearchTest::content).sorted().toList();
  }

  private static List<Path> files(Path place) throws IOException {
    Path folder = place.resolve("culprit").resolve("probes");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
