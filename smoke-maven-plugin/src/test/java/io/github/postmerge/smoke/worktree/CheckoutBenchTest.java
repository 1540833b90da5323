package io.github.postmerge.smoke.worktree;

import io.github.postmerge.smoke.bench.BenchFolder;
import io.github.postmerge.smoke.bench.BenchRepository;
import io.github.postmerge.smoke.bench.BenchRepository.Size;
import io.github.postmerge.smoke.bench.Pairs;
import io.github.postmerge.smoke.checkout.KeptPaths;
import io.github.postmerge.smoke.checkout.files.FileTree;
import io.github.postmerge.smoke.faults.Figures;
import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.NativeGit;
import io.github.postmerge.smoke.git.OwnedFolders;
import io.github.postmerge.smoke.worktree.WorktreeCache.Reuse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Our worktrees against what else checks a commit out, measured in pairs.
 *
 * <p>Give a repository of your own with {@code -Dsmoke.bench.repository=FOLDER}.
 */
@Tag("bench")
class CheckoutBenchTest {

  private static final int ROUNDS = Integer.getInteger("smoke.bench.rounds", 9);
  private static final String OWN = "smoke.bench.repository";

  @TempDir(factory = BenchFolder.class)
  Path work;

  @ParameterizedTest
  @CsvSource({
    "10,     1,      1",
    "1000,   1,      1",
    "10000,  1,      1",
    "10000,  100000, 1",
    "10000,  1,      100000",
    "100000, 1,      1"
  })
  void generatedRepository(int files, int refs, int commits) throws Exception {
    BenchRepository repository =
        BenchRepository.build(work.resolve("repository.git"), new Size(files, refs, commits));
    String title = String.format("%,d files", files);
    title += refs > 1 ? String.format(", %,d refs", refs) : "";
    title += commits > 1 ? String.format(", %,d commits", commits) : "";
    boolean plain = refs == 1 && commits == 1;
    measure(repository.folder(), title, files > 50_000 ? ROUNDS / 3 : ROUNDS, plain);
  }

  @Test
  void memory() throws Exception {
    Path few = BenchRepository.build(work.resolve("few.git"), new Size(1000, 1, 1)).folder();
    Path many = BenchRepository.build(work.resolve("many.git"), new Size(100_000, 1, 1)).folder();
    long base = peakKilobytes(few);
    Figures.tell(
        "100,000 files, fresh, in a heap of 64 MB",
        "resident memory at most %d MB more than at 1,000 files (%d MB)",
        (peakKilobytes(many) - base) / 1024,
        base / 1024);
  }

  private long peakKilobytes(Path repository) throws Exception {
    List<String> argv =
        Jvm.commandLine(CheckoutBenchTest.class, repository, work.resolve("measured"));
    argv.add(1, "-Xmx64m");
    String said = Jvm.saidBy(Jvm.start(argv));
    new OwnedFolders(work.resolve("measured")).reclaim();
    return Long.parseLong(said.replaceAll("\\D+", ""));
  }

  @Test
  @EnabledIfSystemProperty(named = OWN, matches = ".+")
  void ownRepository() throws Exception {
    Path shared = work.resolve("shared");
    NativeGit.run(
        work, "clone", "-q", "--bare", "--shared", System.getProperty(OWN), shared.toString());
    measure(shared, "own", ROUNDS, true);
  }

  private void measure(Path repository, String title, int rounds, boolean all) throws Exception {
    Pairs pairs = new Pairs(rounds);
    pairs.tell(
        title + ", fresh, against git worktree add",
        () -> fresh(repository),
        () -> git(repository, Until.ADDED));
    pairs.tell(
        title + ", fresh, cold JVM, against git worktree add",
        () -> cold(repository),
        () -> git(repository, Until.ADDED));
    pairs.tell(
        title + ", reused, 10 changed, against git add + remove",
        reusing(repository, "main~1", "main~2"),
        () -> git(repository, Until.REMOVED));
    if (all) {
      pairs.tell(
          title + ", reused, 1,000 changed, against git add + remove",
          reusing(repository, "main", "main~1"),
          () -> git(repository, Until.REMOVED));
      pairs.tell(
          title + ", fresh + remove, against git clone --shared",
          () -> freshAndRemoved(repository),
          () -> cloned(repository));
      pairs.tell(
          title + ", fresh, against JGit's DirCacheCheckout",
          () -> fresh(repository),
          () -> jgit(repository));
    }
  }

  private long fresh(Path folder) throws Exception {
    try (GitRepository repository = GitRepository.at(folder)) {
      long start = System.nanoTime();
      Worktree worktree = worktrees(repository, Reuse.NEVER).add(repository.resolve("main"));
      long took = System.nanoTime() - start;
      worktree.close();
      return took;
    }
  }

  private long freshAndRemoved(Path folder) throws Exception {
    long start = System.nanoTime();
    fresh(folder);
    return System.nanoTime() - start;
  }

  private LinkedWorktrees worktrees(GitRepository repository, Reuse reuse) {
    return new LinkedWorktrees(
        repository,
        new WorktreeCache(work.resolve("ours"), reuse, KeptPaths.NONE, Long.MAX_VALUE),
        NativeGit.PROGRAM);
  }

  /** From one commit to the other and back, in turn. */
  private Pairs.Measured reusing(Path folder, String one, String other) throws Exception {
    List<CommitId> next = new ArrayList<>();
    try (GitRepository repository = GitRepository.at(folder)) {
      next.add(repository.resolve(one));
      next.add(repository.resolve(other));
    }
    use(folder, next.get(1));
    return () -> {
      CommitId commit = next.remove(0);
      next.add(commit);
      return use(folder, commit);
    };
  }

  private long use(Path folder, CommitId commit) throws Exception {
    long start = System.nanoTime();
    try (GitRepository repository = GitRepository.at(folder);
        Worktree worktree = worktrees(repository, Reuse.WHERE_CERTAIN).add(commit)) {
      Files.exists(worktree.folder());
    }
    return System.nanoTime() - start;
  }

  private long cold(Path folder) throws Exception {
    List<String> argv =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            CheckoutBenchTest.class.getName(),
            folder.toString(),
            work.resolve("cold").toString());
    long start = System.nanoTime();
    Process process = Jvm.start(argv);
    Jvm.saidBy(process);
    process.waitFor();
    long took = System.nanoTime() - start;
    new OwnedFolders(work.resolve("cold")).reclaim();
    try (GitRepository repository = GitRepository.at(folder)) {
      AdminFolders.of(repository.jgit().getCommonDirectory().toPath()).reclaim();
    }
    return took;
  }

  /**
   * Checks out, tells its peak of memory, and ends; what is left is reclaimed outside of what is
   * measured.
   */
  public static void main(String[] arguments) throws Exception {
    GitRepository repository = GitRepository.at(Path.of(arguments[0]));
    new LinkedWorktrees(repository, WorktreeCache.fresh(Path.of(arguments[1])), NativeGit.PROGRAM)
        .add(repository.resolve("main"));
    try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
      status.filter(line -> line.startsWith("VmHWM:")).forEach(System.out::println);
    }
    Runtime.getRuntime().halt(0);
  }

  private enum Until {
    ADDED,
    REMOVED
  }

  private long git(Path folder, Until until) throws Exception {
    Path theirs = work.resolve("theirs");
    long start = System.nanoTime();
    NativeGit.run(folder, "worktree", "add", "-q", "--detach", theirs.toString(), "main");
    long added = System.nanoTime();
    NativeGit.run(folder, "worktree", "remove", "--force", theirs.toString());
    return (until == Until.ADDED ? added : System.nanoTime()) - start;
  }

  private long cloned(Path folder) throws Exception {
    Path theirs = work.resolve("theirs");
    long start = System.nanoTime();
    NativeGit.run(work, "clone", "-q", "--shared", folder.toString(), theirs.toString());
    FileTree.delete(theirs);
    return System.nanoTime() - start;
  }

  private long jgit(Path folder) throws Exception {
    Path theirs = Files.createDirectory(work.resolve("theirs"));
    long start;
    long end;
    try (Repository repository =
            new FileRepositoryBuilder()
                .setGitDir(folder.toFile())
                .setWorkTree(theirs.toFile())
                .setIndexFile(work.resolve("jgit-index").toFile())
                .build();
        RevWalk walk = new RevWalk(repository)) {
      start = System.nanoTime();
      new DirCacheCheckout(
              repository,
              repository.lockDirCache(),
              walk.parseCommit(repository.resolve("main")).getTree())
          .checkout();
      end = System.nanoTime();
    }
    FileTree.delete(theirs);
    Files.delete(work.resolve("jgit-index"));
    return end - start;
  }
}
