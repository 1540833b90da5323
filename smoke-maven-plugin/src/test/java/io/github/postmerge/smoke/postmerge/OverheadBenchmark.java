package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.checkout.KeptPaths;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.remote.NoGit;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.verdict.Status;
import io.github.postmerge.smoke.worktree.LinkedWorktrees;
import io.github.postmerge.smoke.worktree.Worktree;
import io.github.postmerge.smoke.worktree.WorktreeCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.util.FileUtils;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a whole run costs around a smoke that does nothing, and how much of that is the checkout.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class OverheadBenchmark {

  private Path work = Path.of("");
  private Path repository = Path.of("");

  /** One merge, with a smoke that ends at once. */
  @Setup
  public void merge() throws Exception {
    work = Files.createTempDirectory("smoke-bench").toRealPath();
    repository = Files.createDirectory(work.resolve("copy"));
    Files.writeString(repository.resolve("file.txt"), "content\n");
    MergedRepository.smoking(repository.toFile(), "true");
  }

  /** Everything, from parameters to envelope. */
  @Benchmark
  public PostMergeSmokeOutcome wholeRun() throws IOException {
    PostMergeSmokeOutcome outcome = new EngineRun(work, repository).start();
    if (outcome.envelope().status() != Status.PASS) {
      throw new IllegalStateException("not a pass: " + outcome.envelope());
    }
    return outcome;
  }

  /** The worktree alone, used again as it is in a whole run. */
  @Benchmark
  public Path checkoutAlone() throws Exception {
    WorktreeCache cache =
        new WorktreeCache(
            work.resolve("alone"), WorktreeCache.Reuse.WHERE_CERTAIN, KeptPaths.NONE, 1L << 30);
    try (GitRepository opened = GitRepository.at(repository)) {
      CommitId head = opened.resolve("HEAD");
      LinkedWorktrees worktrees = new LinkedWorktrees(opened, cache, NoGit.HERE);
      try (Worktree worktree = worktrees.add(head)) {
        return worktree.folder();
      }
    }
  }

  /** What the system takes for a process that does nothing, without anybody's care. */
  @Benchmark
  public int processAlone() throws IOException, InterruptedException {
    return new ProcessBuilder(List.of("sh", "-c", "true")).start().waitFor();
  }

  /** Removes the repository. */
  @TearDown
  public void clear() throws IOException {
    FileUtils.delete(work.toFile(), FileUtils.RECURSIVE);
  }
}
