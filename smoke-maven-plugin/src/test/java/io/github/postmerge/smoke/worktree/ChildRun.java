package io.github.postmerge.smoke.worktree;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.NativeGit;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.ScratchRepository;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A JVM of its own around worktrees: {@code ChildRun <what> <repository> <root> [<number>]}. */
public final class ChildRun {

  private ChildRun() {}

  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[2]);
    try (GitRepository repository = GitRepository.at(Path.of(args[1]))) {
      switch (args[0]) {
        case "hold" -> hold(repository, root);
        case "many" -> many(repository, root, Integer.parseInt(args[3]));
        default -> one(repository, root);
      }
    }
  }

  /** One whole worktree, one whose checkout is under way, and one history. */
  private static void hold(GitRepository repository, Path root) throws Exception {
    CommitId head = repository.resolve("HEAD");
    Worktree whole =
        new LinkedWorktrees(repository, WorktreeCache.fresh(root), NativeGit.PROGRAM).add(head);
    Path common = repository.jgit().getCommonDirectory().toPath();
    WorktreeEntry half = WorktreeEntry.register(common, root, "smoke-", head);
    Files.writeString(half.admin().resolve("index.lock"), "");
    Files.writeString(half.folder().resolve("._a123.tmp"), "half a fi");
    ScratchRepository scratch = ScratchRepository.borrowing(repository.jgit(), root);
    try {
      System.gc();
      System.out.println("holding");
      System.in.read();
    } finally {
      Reference.reachabilityFence(List.of(whole, half, scratch));
    }
  }

  private static void one(GitRepository repository, Path root) throws RepositoryException {
    try (Worktree worktree =
        new LinkedWorktrees(repository, WorktreeCache.fresh(root), NativeGit.PROGRAM)
            .add(repository.resolve("HEAD"))) {
      System.out.println("added " + worktree.folder());
    } catch (IOException e) {
      System.out.println("failed " + e);
    }
  }

  static void many(GitRepository repository, Path root, int number) throws Exception {
    CommitId head = repository.resolve("HEAD");
    ExecutorService threads = Executors.newFixedThreadPool(number);
    try {
      Callable<String> run = () -> contentOnceAdded(repository, root, head);
      for (Future<String> content : threads.invokeAll(Collections.nCopies(number, run))) {
        System.out.println(content.get());
      }
    } finally {
      threads.shutdown();
    }
  }

  static String contentOnceAdded(GitRepository repository, Path root, CommitId commit)
      throws RepositoryException, IOException {
    try (Worktree worktree =
        new LinkedWorktrees(repository, WorktreeCache.fresh(root), NativeGit.PROGRAM).add(commit)) {
      return Files.readString(worktree.folder().resolve("folder/a.txt"));
    }
  }

  static Process start(List<String> leaders, String... arguments) throws IOException {
    List<String> argv = new ArrayList<>(leaders);
    argv.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            ChildRun.class.getName()));
    argv.addAll(List.of(arguments));
    return new ProcessBuilder(argv).redirectError(Redirect.INHERIT).start();
  }

  static boolean canBeLedBy(List<String> leaders) throws InterruptedException {
    List<String> argv = new ArrayList<>(leaders);
    argv.add("true");
    try {
      return new ProcessBuilder(argv).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  static List<String> toldBy(Process jvm) throws IOException {
    try (BufferedReader lines = jvm.inputReader(UTF_8)) {
      return lines.lines().toList();
    }
  }
}
