package io.github.postmerge.smoke.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.git.BareHistory;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.NativeGit;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.it.MergedRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckoutTest {

  @TempDir Path work;
  private Path root;

  @BeforeEach
  void chooseRoot() throws IOException {
    work = work.toRealPath();
    root = work.resolve("worktrees");
  }

  @DisplayName("27 hooks and fsmonitor of the repository are not run")
  @Test
  void nothingOfTheRepositoryIsRun() throws Exception {
    Path copy = Files.createDirectory(work.resolve("copy"));
    Files.writeString(copy.resolve(".gitattributes"), "*.txt filter=evil\n");
    Files.writeString(copy.resolve("a.txt"), "stored");
    MergedRepository.smoking(copy.toFile(), "true");
    Path traces = work.resolve("traces");
    Path script =
        Files.writeString(work.resolve("script"), "#!/bin/sh\necho \"$0 $*\" >> " + traces + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path hooks = Files.createDirectories(copy.resolve(".git/hooks"));
    for (String hook : List.of("post-checkout", "post-index-change", "reference-transaction")) {
      Files.copy(script, hooks.resolve(hook), StandardCopyOption.COPY_ATTRIBUTES);
    }
    append(
        copy.resolve(".git/config"),
        "[core]\n fsmonitor = SCRIPT\n[filter \"evil\"]\n smudge = tr a-z A-Z\n"
            .replace("SCRIPT", script.toString()));

    try (GitRepository repository = GitRepository.at(copy);
        Worktree worktree = add(repository)) {
      assertThat(worktree.folder().resolve("a.txt")).hasContent("STORED");
      assertThat(worktree.remarks()).singleElement().asString().contains("by git", "\"evil\"");
    }
    assertThat(traces).doesNotExist();
  }

  @DisplayName("35 submodules are left empty, LFS files are pointers, and both are told")
  @Test
  void submodulesAndLfsAreTold() throws Exception {
    BareHistory history = BareHistory.in(work.resolve("repository.git"));
    history.commit(
        history.tree(
            new BareHistory.Entry(
                ".gitattributes",
                FileMode.REGULAR_FILE,
                history.blob("*.bin filter=lfs diff=lfs merge=lfs -text\n")),
            new BareHistory.Entry(
                "a.bin", FileMode.REGULAR_FILE, history.blob("version https://git-lfs\n")),
            new BareHistory.Entry(
                "module", FileMode.GITLINK, ObjectId.fromString("1".repeat(40)))));

    try (GitRepository repository = GitRepository.at(history.folder());
        Worktree worktree = add(repository)) {
      assertThat(worktree.folder().resolve("module")).isEmptyDirectory();
      assertThat(worktree.folder().resolve("a.bin")).hasContent("version https://git-lfs\n");
      assertThat(worktree.remarks())
          .satisfiesExactly(
              remark -> assertThat(remark).contains("\"module\"", "git submodule update --init"),
              remark -> assertThat(remark).contains("\"lfs\"", "git lfs pull"));
    }
  }

  @DisplayName("34 a format that cannot be read rightly is named, with the way round")
  @ParameterizedTest
  @CsvSource({
    "objectFormat, sha256,   SHA-1",
    "refStorage,   reftable, --ref-format=files",
    "fromTheFuture, true,    fromthefuture"
  })
  void unsupportedFormatIsNamed(String extension, String value, String way) throws Exception {
    BareHistory history = BareHistory.in(work.resolve("repository.git"));
    history.commit(history.tree());
    append(
        history.folder().resolve("config"),
        "[core]\n repositoryformatversion = 1\n[extensions]\n " + extension + " = " + value + "\n");

    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> GitRepository.at(history.folder()).close())
        .withMessageContaining("not supported")
        .withMessageContaining(way);
  }

  @DisplayName("34 a SHA-256 repository of git's is named as what it is")
  @Test
  void sha256RepositoryIsNamed() throws Exception {
    assumeTrue(NativeGit.isThere(), "needs git");
    NativeGit.run(work, "init", "-q", "--object-format=sha256", "copy");

    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(() -> GitRepository.at(work.resolve("copy")).close())
        .withMessageContaining("sha256");
  }

  @DisplayName("34 a partial clone that lacks something is told so, and nothing is fetched")
  @ParameterizedTest
  @ValueSource(strings = {"blob:none", "tree:0"})
  void partialCloneIsTold(String filter) throws Exception {
    MergedRepository origin = repositoryWhereGitIsThere();
    NativeGit.run(origin.origin(), "config", "uploadpack.allowFilter", "true");
    NativeGit.run(
        work,
        "clone",
        "-q",
        "--no-checkout",
        "--filter=" + filter,
        "file://" + origin.origin(),
        "partial");

    try (GitRepository repository = GitRepository.at(work.resolve("partial"))) {
      assertThatExceptionOfType(RepositoryException.class)
          .isThrownBy(() -> add(repository).close())
          .withMessageContaining("partial clone")
          .withMessageContaining("git fetch --refetch --no-filter");
    }
    assertThat(work.resolve("partial/.git/worktrees")).doesNotExist();
  }

  @DisplayName("34 split index and sparse index do not matter")
  @ParameterizedTest
  @ValueSource(
      strings = {"update-index --split-index", "sparse-checkout set --sparse-index memory"})
  void indexFormatsDoNotMatter(String command) throws Exception {
    Path copy = repositoryWhereGitIsThere().folder();
    NativeGit.run(copy, command.split(" "));

    try (GitRepository repository = GitRepository.at(copy);
        Worktree worktree = add(repository)) {
      assertThat(worktree.folder().resolve("folder/a.txt")).hasContent("one");
      assertThat(NativeGit.run(worktree.folder(), "status", "--porcelain")).isEmpty();
    }
  }

  @DisplayName("git takes the worktree for one of its own")
  @Test
  void gitTakesTheWorktreeForItsOwn() throws Exception {
    MergedRepository merged = repositoryWhereGitIsThere();
    try (GitRepository repository = GitRepository.at(merged.folder());
        Worktree worktree = add(repository)) {
      Path folder = worktree.folder();
      assertThat(NativeGit.run(folder, "status", "--porcelain")).isEmpty();
      assertThat(NativeGit.run(folder, "rev-parse", "HEAD").strip()).isEqualTo(merged.merge());
      assertThat(NativeGit.run(merged.folder(), "worktree", "list", "--porcelain"))
          .contains("worktree " + folder, "locked smoke run in progress; pid ");
      NativeGit.run(merged.folder(), "worktree", "prune", "--expire=now");
      worktree.keep();
      NativeGit.run(merged.folder(), "worktree", "remove", "--force", folder.toString());
    }
    assertThat(root).isEmptyDirectory();
    assertThat(merged.folder().resolve(".git/worktrees")).doesNotExist();
  }

  @DisplayName("a run in a linked worktree registers its own in the common repository")
  @Test
  void linkedWorktreeServesAsRepository() throws Exception {
    MergedRepository merged = repositoryWhereGitIsThere();
    Path linked = work.resolve("linked");
    NativeGit.run(merged.folder(), "worktree", "add", "-q", "--detach", linked.toString());

    try (GitRepository repository = GitRepository.at(linked.resolve("folder"));
        Worktree worktree = add(repository)) {
      assertThat(merged.folder().resolve(".git/worktrees"))
          .isDirectoryContaining(f -> f.endsWith(worktree.folder().getFileName()));
      assertThat(NativeGit.run(worktree.folder(), "status", "--porcelain")).isEmpty();
    }
    assertThat(NativeGit.run(linked, "worktree", "list").lines()).hasSize(2);
  }

  @DisplayName("32 a full disk in checkout is an error that leaves nothing")
  @Test
  void fullDiskLeavesNothing() throws Exception {
    Files.createDirectory(root);
    BareHistory history = bigFile();
    assertThat(inNamespace("mount -t tmpfs -o size=1m none \"$2\"", history))
        .contains("failed java.io.IOException: No space left on device", "left 0");
    assertThat(history.folder().resolve("worktrees")).doesNotExist();
  }

  @DisplayName("32 a read-only repository is an error that leaves nothing")
  @Test
  void readOnlyRepositoryLeavesNothing() throws Exception {
    Files.createDirectory(root);
    BareHistory history = bigFile();
    assertThat(
            inNamespace("mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\"", history))
        .contains("Read-only file system", "left 0");
    assertThat(root).isEmptyDirectory();
  }

  private BareHistory bigFile() throws Exception {
    BareHistory history = BareHistory.in(work.resolve("repository.git"));
    ObjectId big = history.blob("0123456789abcdef".repeat(200_000));
    history.commit(
        history.tree(
            new BareHistory.Entry("a", FileMode.REGULAR_FILE, history.blob("a")),
            new BareHistory.Entry("b", FileMode.REGULAR_FILE, big)));
    return history;
  }

  private String inNamespace(String mount, BareHistory history) throws Exception {
    List<String> unshare = List.of("unshare", "--user", "--map-root-user", "--mount");
    assumeTrue(mountsThere(unshare), "needs a mount namespace");
    List<String> leaders = new ArrayList<>(unshare);
    leaders.addAll(
        List.of(
            "sh",
            "-c",
            "ROOT=$2; " + mount + "; shift 2; \"$@\"; echo left $(ls -A \"$ROOT\" | wc -l)",
            "sh",
            history.folder().toString(),
            root.toString()));
    Process child = ChildRun.start(leaders, "one", history.folder().toString(), root.toString());
    return String.join("\n", ChildRun.toldBy(child));
  }

  private static boolean mountsThere(List<String> unshare) throws InterruptedException {
    List<String> argv = new ArrayList<>(unshare);
    argv.addAll(List.of("mount", "-t", "tmpfs", "none", "/mnt"));
    try {
      return new ProcessBuilder(argv).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private MergedRepository repositoryWhereGitIsThere() throws Exception {
    assumeTrue(NativeGit.isThere(), "needs git");
    Path copy = Files.createDirectory(work.resolve("copy"));
    Files.createDirectory(copy.resolve("folder"));
    Files.writeString(copy.resolve("folder/a.txt"), "one");
    return MergedRepository.smoking(copy.toFile(), "true");
  }

  private Worktree add(GitRepository repository) throws Exception {
    return new LinkedWorktrees(repository, WorktreeCache.fresh(root), NativeGit.PROGRAM)
        .add(repository.resolve("HEAD"));
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }
}
