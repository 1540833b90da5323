package io.github.postmerge.smoke.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.checkout.KeptPaths;
import io.github.postmerge.smoke.faults.Figures;
import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.git.BareHistory;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.NativeGit;
import io.github.postmerge.smoke.worktree.WorktreeCache.Reuse;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One worktree, used again and again on random commits, through dirt and kills. */
class ManyReusesTest {

  private static final long SEED = 2507;
  private static final int COMMITS = 12;
  private static final int RUNS_BETWEEN_KILLS = 20;
  private static final long LONGEST_LIFE_NANOS = 400_000_000L;

  @TempDir Path work;
  private final Random random = new Random(SEED);
  private int reused;
  private int killed;

  @Test
  void aFewReusesLeaveNoDifference() throws Exception {
    reuse(60);
  }

  @Tag("stress")
  @Test
  void aThousandReusesLeaveNoDifference() throws Exception {
    reuse(1000);
  }

  private void reuse(int times) throws Exception {
    work = work.toRealPath();
    BareHistory history = BareHistory.in(work.resolve("repository.git"));
    List<CommitId> commits = new ArrayList<>();
    for (int i = 0; i < COMMITS; i++) {
      commits.add(history.commit(new RandomTree(history, SEED + i).make()));
    }
    Path last = work;
    for (int i = 0; i < times; i++) {
      if (i % RUNS_BETWEEN_KILLS == RUNS_BETWEEN_KILLS - 1) {
        killOne(history.folder(), commits);
      }
      last = once(history.folder(), commits.get(random.nextInt(COMMITS)), last, "reuse " + i);
    }
    Figures.tell(
        "reuses of a worktree",
        "%d in a row, none different from a fresh one; %d really reused, %d runs killed",
        times,
        reused,
        killed);
    assertThat(reused).isGreaterThan(times / 2);
  }

  private Path once(Path folder, CommitId commit, Path last, String run) throws Exception {
    try (GitRepository repository = GitRepository.at(folder);
        Worktree fresh = worktrees(repository, Reuse.NEVER).add(commit);
        Worktree worktree = worktrees(repository, Reuse.WHERE_CERTAIN).add(commit)) {
      assertThat(Contents.differences(fresh.folder(), worktree.folder())).as(run).isEmpty();
      reused += worktree.folder().equals(last) ? 1 : 0;
      dirty(worktree.folder());
      return worktree.folder();
    }
  }

  private LinkedWorktrees worktrees(GitRepository repository, Reuse reuse) {
    return new LinkedWorktrees(
        repository,
        new WorktreeCache(work.resolve("worktrees"), reuse, KeptPaths.NONE, Long.MAX_VALUE),
        NativeGit.PROGRAM);
  }

  /** Somewhere between taking the worktree and giving it back. */
  private void killOne(Path folder, List<CommitId> commits) throws Exception {
    List<String> argv =
        new ArrayList<>(Jvm.commandLine(ManyReusesTest.class, folder, work.resolve("worktrees")));
    commits.forEach(commit -> argv.add(commit.toString()));
    Process run = Jvm.start(argv);
    assertThat(run.getInputStream().read()).isEqualTo('r');
    LockSupport.parkNanos((long) (random.nextDouble() * LONGEST_LIFE_NANOS));
    run.destroyForcibly().waitFor();
    killed++;
  }

  /** Uses one worktree until it is killed. */
  public static void main(String[] arguments) throws Exception {
    ManyReusesTest test = new ManyReusesTest();
    test.work = Path.of(arguments[1]).resolveSibling(".").normalize();
    System.out.println("ready");
    for (int i = 2; ; i = i + 1 < arguments.length ? i + 1 : 2) {
      try (GitRepository repository = GitRepository.at(Path.of(arguments[0]));
          Worktree worktree =
              test.worktrees(repository, Reuse.WHERE_CERTAIN)
                  .add(repository.resolve(arguments[i]))) {
        test.dirty(worktree.folder());
      }
    }
  }

  private void dirty(Path top) throws IOException {
    List<Path> paths;
    try (Stream<Path> all = Files.walk(top)) {
      paths = all.filter(path -> !path.equals(top)).toList();
    }
    for (int i = random.nextInt(6); i > 0 && !paths.isEmpty(); i--) {
      try {
        dirtyOne(paths.get(random.nextInt(paths.size())), top);
      } catch (FileSystemException e) {
        // An earlier piece of dirt is in the way, or it is no file that can be linked.
      }
    }
  }

  private void dirtyOne(Path path, Path top) throws IOException {
    switch (random.nextInt(9)) {
      case 0 -> Files.delete(path);
      case 1 -> overwriteWithoutTrace(path);
      case 2 -> Files.writeString(beside(path), "untracked");
      case 3 -> Files.createDirectories(beside(path).resolve("deep/er"));
      case 4 -> Files.createSymbolicLink(beside(path), top.getParent());
      case 5 -> Files.move(path, beside(path));
      case 6 -> permit(path, "---------");
      case 7 -> permit(path, "rwxrwxrwx");
      default -> Files.createLink(work.resolve("outside-" + random.nextLong()), path);
    }
  }

  private Path beside(Path path) {
    return path.resolveSibling("dirt-" + random.nextInt(1000));
  }

  /** Size and modification time are as before. */
  private static void overwriteWithoutTrace(Path path) throws IOException {
    if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      FileTime before = Files.getLastModifiedTime(path);
      byte[] content = Files.readAllBytes(path);
      for (int i = 0; i < content.length; i++) {
        content[i] ^= 1;
      }
      Files.write(path, content);
      Files.setLastModifiedTime(path, before);
    }
  }

  private static void permit(Path path, String permissions) throws IOException {
    if (!Files.isSymbolicLink(path)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
