package io.github.postmerge.smoke.worktree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.git.BareHistory;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.NativeGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.FileMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReclaimingTest {

  @TempDir Path work;
  private BareHistory history;
  private Path root;
  private Path admins;
  private CommitId head;
  private final List<Process> children = new ArrayList<>();

  @BeforeEach
  void makeRepository() throws Exception {
    work = work.toRealPath();
    history = BareHistory.in(work.resolve("repository.git"));
    head =
        history.commit(
            history.tree(
                new BareHistory.Entry(
                    "folder",
                    FileMode.TREE,
                    history.tree(
                        new BareHistory.Entry(
                            "a.txt", FileMode.REGULAR_FILE, history.blob("content"))))));
    root = work.resolve("worktrees");
    Files.createDirectory(root);
    admins = history.folder().resolve("worktrees");
  }

  @AfterEach
  void endChildren() {
    children.forEach(Process::destroyForcibly);
  }

  @DisplayName("30 what a killed run left is taken back by the next, and not while it lives")
  @Test
  void deadRunIsReclaimed() throws Exception {
    Process owner = child("hold");
    assertThat(owner.inputReader(UTF_8).readLine()).isEqualTo("holding");
    List<Path> held = files(root, admins);
    assertThat(held.stream().filter(Files::isDirectory)).hasSize(5);

    run();
    assertThat(files(root, admins)).isEqualTo(held);

    owner.destroyForcibly().waitFor();
    assertThat(files(root, admins)).isEqualTo(held);
    run();
    assertThat(root).isEmptyDirectory();
    assertThat(admins).doesNotExist();
    if (NativeGit.isThere()) {
      assertThat(NativeGit.run(history.folder(), "fsck", "--strict")).doesNotContain("error");
      assertThat(NativeGit.run(history.folder(), "worktree", "list").lines()).hasSize(1);
    }
  }

  @DisplayName("30 a run in another container, whose process nobody here sees, is told by its lock")
  @Test
  void runInAnotherContainerIsLeftWhileItLives() throws Exception {
    List<String> container =
        List.of(
            "unshare",
            "--user",
            "--map-root-user",
            "--pid",
            "--fork",
            "--kill-child=KILL",
            "--mount-proc");
    assumeTrue(ChildRun.canBeLedBy(container), "needs a process namespace");
    Process owner = child(container, "hold");
    assertThat(owner.inputReader(UTF_8).readLine()).isEqualTo("holding");
    List<Path> held = files(root, admins);

    run();
    assertThat(files(root, admins)).isEqualTo(held);

    owner.toHandle().destroyForcibly();
    assertThat(owner.inputReader(UTF_8).readLine()).isNull();
    runUntilReclaimed();
  }

  @DisplayName("30 other people's worktrees are never touched, whatever their name and reason")
  @Test
  void otherPeoplesWorktreesStay() throws Exception {
    entry("feature", "");
    entry("smoke-00000001", "");
    entry("smoke-00000002", "locked by hand");
    entry("smoke-00000003", "smoke run in progress; pid x, started never, boot");
    entry("other", "smoke run in progress; pid 1, started 2026-01-01T00:00:00Z, boot gone\n");
    entry("smoke-4", "smoke run in progress; pid 1, started 2026-01-01T00:00:00Z, boot gone\n");
    Files.createDirectories(root.resolve("smoke-00000005/precious"));
    List<Path> before = files(root, admins);

    run();

    assertThat(files(root, admins)).isEqualTo(before);
  }

  @DisplayName("30 a kept worktree is the user's, and stays when its run has ended")
  @Test
  void keptWorktreeStays() throws Exception {
    try (GitRepository repository = GitRepository.at(history.folder());
        Worktree worktree =
            new LinkedWorktrees(repository, WorktreeCache.fresh(root), NativeGit.PROGRAM)
                .add(head)) {
      worktree.keep();
    }
    List<Path> kept = files(root, admins);

    run();

    assertThat(files(root, admins)).isEqualTo(kept);
    assertThat(kept).noneMatch(f -> f.toString().matches(".*(lock|owner|locked)"));
  }

  @DisplayName("31 sixteen runs at once in threads are all correct, and leave nothing")
  @Test
  void runsInThreads() throws Exception {
    entry("other", "locked by hand");
    List<Path> before = files(root, admins);
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try (GitRepository repository = GitRepository.at(history.folder())) {
      Callable<String> run = () -> ChildRun.contentOnceAdded(repository, root, head);
      for (Future<String> content : threads.invokeAll(Collections.nCopies(16, run))) {
        assertThat(content.get()).isEqualTo("content");
      }
    } finally {
      threads.shutdown();
    }
    assertThat(files(root, admins)).isEqualTo(before);
  }

  @DisplayName("31 sixteen runs at once in 4 processes are all correct, and leave nothing")
  @Test
  void runsInProcesses() throws Exception {
    for (int i = 0; i < 4; i++) {
      child("many");
    }
    for (Process child : children) {
      assertThat(ChildRun.toldBy(child)).isEqualTo(Collections.nCopies(4, "content"));
      assertThat(child.waitFor()).isZero();
    }
    assertThat(root).isEmptyDirectory();
    assertThat(admins).doesNotExist();
  }

  private Process child(String what) throws IOException {
    return child(List.of(), what);
  }

  private Process child(List<String> leaders, String what) throws IOException {
    Process child =
        ChildRun.start(leaders, what, history.folder().toString(), root.toString(), "4");
    children.add(child);
    return child;
  }

  private void run() throws Exception {
    try (GitRepository repository = GitRepository.at(history.folder())) {
      assertThat(ChildRun.contentOnceAdded(repository, root, head)).isEqualTo("content");
    }
  }

  /** The kernel closes the output of a killed process a little before it frees its locks. */
  private void runUntilReclaimed() throws Exception {
    for (int i = 0; i < 50 && (!files(root).isEmpty() || Files.exists(admins)); i++) {
      run();
    }
    assertThat(root).isEmptyDirectory();
    assertThat(admins).doesNotExist();
  }

  private void entry(String name, String reason) throws IOException {
    Path admin = Files.createDirectories(admins.resolve(name));
    Files.writeString(admin.resolve("gitdir"), work.resolve("elsewhere/.git") + "\n");
    Files.writeString(admin.resolve("commondir"), "../..\n");
    Files.writeString(admin.resolve("HEAD"), head + "\n");
    if (!reason.isEmpty()) {
      Files.writeString(admin.resolve("locked"), reason);
    }
  }

  /** The roots' own entries, not what is in a worktree. */
  private static List<Path> files(Path... roots) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : roots) {
      try (Stream<Path> all = Files.list(folder)) {
        all.sorted().forEach(files::add);
      }
    }
    return files;
  }
}
