package io.github.postmerge.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.culprit.BrokenMain;
import io.github.postmerge.smoke.culprit.CulpritRun;
import io.github.postmerge.smoke.culprit.SlurmCluster;
import io.github.postmerge.smoke.docs.PageScript.Ended;
import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.git.NativeGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script of the page on many machines, over a real Slurm that loses a node and a result. */
class SlurmSearchTest {

  private static final int CULPRIT = 41;
  private static final long LOOK_MILLIS = 50;

  @TempDir Path work;

  @Test
  @Timeout(600)
  @DisplayName(
      "74 a search over many machines that loses a node and a result blames the right merge")
  void culpritIsFoundThoughANodeAndAResultAreLost() throws Exception {
    assumeTrue(NativeGit.isThere(), "needs git");
    assumeTrue(Jvm.works(List.of("jq", "--version")), "missing jq");
    BrokenMain main = BrokenMain.in(work, new BrokenMain.Story(64, CULPRIT, 10));
    try (SlurmCluster slurm = SlurmCluster.start(work.resolve("slurm"))) {
      CompletableFuture<Ended> search = CompletableFuture.supplyAsync(() -> search(main, slurm));
      lose(main, slurm, search);

      Ended ended = search.get();

      assertThat(ended.code()).as(ended.said()).isZero();
      assertThat(main.answer())
          .as(ended.said())
          .contains("\"conclusion\": \"CULPRIT\"", "\"commit\": \"" + main.commit(CULPRIT));
      assertThat(ended.said()).contains("no result of entry");
    }
  }

  private Ended search(BrokenMain main, SlurmCluster slurm) {
    try {
      return PageScript.of("spreading.md", "# spread-slurm.sh")
          .where("GOOD", main.commit(0))
          .where("SLURM_CONF", slurm.environment().get("SLURM_CONF"))
          .where("XDG_CACHE_HOME", work.resolve("cache").toString())
          .withProgram(work.resolve("programs"), "mvn", CulpritRun.script())
          .in(main.folder());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** A result in the first round, and a node with what runs on it in the second. */
  private static void lose(BrokenMain main, SlurmCluster slurm, CompletableFuture<?> search)
      throws Exception {
    Files.delete(awaitResult(main, 1, search));
    awaitResult(main, 2, search);
    slurm.fail("n2");
  }

  private static Path awaitResult(BrokenMain main, int round, CompletableFuture<?> search)
      throws Exception {
    Path results = main.folder().resolve("target/smoke/culprit/results");
    while (!search.isDone()) {
      if (Files.isDirectory(results)) {
        try (Stream<Path> files = Files.list(results)) {
          Optional<Path> first = files.filter(file -> isOf(round, file)).findFirst();
          if (first.isPresent()) {
            return first.get();
          }
        }
      }
      pause(search);
    }
    throw new IOException("the search ended before round " + round + ": " + search.get());
  }

  private static void pause(CompletableFuture<?> search) throws Exception {
    try {
      search.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // It goes on.
    }
  }

  private static boolean isOf(int round, Path result) {
    return result.getFileName().toString().matches("[0-9a-f]+-" + round + "-\\d+\\.json");
  }
}
