package io.github.postmerge.smoke.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.postmerge.smoke.git.BareHistory;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.NativeGit;
import io.github.postmerge.smoke.git.RepositoryException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTreeTest {

  @TempDir Path work;
  private BareHistory history;

  @BeforeEach
  void makeRepository() throws Exception {
    history = BareHistory.in(work.resolve("repository.git"));
  }

  @DisplayName("28 a name that leads out of the worktree, or into its .git, is refused")
  @ParameterizedTest
  @ValueSource(
      strings = {
        ".git",
        ".GIT",
        ".Git. .",
        ".git::$INDEX_ALLOCATION",
        "git~1",
        "GIT~1 ",
        ".g\u200cit",
        "\ufeff.git",
        ".",
        "..",
        "/tmp/escaped",
        "../escaped",
        "a/b",
        "..\\..\\x",
        "a\\.git\\config",
        "C:\\x",
        "\\\\host\\share"
      })
  void hostileNameIsRefused(String name) throws Exception {
    ObjectId blob = history.blob("pwned");

    assertRefused(
        history.tree(entry("a.txt", blob), entry(name, blob)), "The commit's tree contains \"");
    assertRefused(
        history.tree(new BareHistory.Entry("deep", FileMode.TREE, history.tree(entry(name, blob)))),
        "The commit's tree contains \"deep/");
  }

  @DisplayName("28 a symlink and a folder of one name are refused")
  @Test
  void symlinkAndFolderOfOneNameAreRefused() throws Exception {
    Path outside = Files.createDirectory(work.resolve("outside"));
    ObjectId link = history.blob(outside.toString());
    ObjectId inside = history.tree(entry("x", history.blob("pwned")));

    assertRefused(
        history.tree(
            new BareHistory.Entry("a", FileMode.SYMLINK, link),
            entry("a.b", history.blob("between")),
            new BareHistory.Entry("a", FileMode.TREE, inside)),
        "The commit's tree contains \"a\", which is not checked out: two entries have this name");
    assertThat(outside).isEmptyDirectory();
  }

  @DisplayName("28 names that only look dangerous are checked out")
  @Test
  void harmlessNamesAreCheckedOut() throws Exception {
    ObjectId blob = history.blob("fine");
    CommitId commit =
        history.commit(
            history.tree(
                entry("...", blob),
                entry(".gitignore", blob),
                entry("a\\x2db.slice", blob),
                entry("git~10", blob)));

    try (GitRepository repository = GitRepository.at(history.folder());
        Worktree worktree =
            new LinkedWorktrees(repository, WorktreeCache.fresh(root()), NativeGit.PROGRAM)
                .add(commit)) {
      assertThat(worktree.folder().resolve("a\\x2db.slice")).hasContent("fine");
      assertThat(worktree.folder().resolve("...")).hasContent("fine");
    }
  }

  @DisplayName("28 a link that leads outside is checked out, and nothing is written through it")
  @Test
  void symlinkThatLeadsOutsideIsOnlyALink() throws Exception {
    Path outside = Files.writeString(work.resolve("outside"), "as before");
    CommitId commit =
        history.commit(
            history.tree(
                new BareHistory.Entry("link", FileMode.SYMLINK, history.blob(outside.toString()))));

    try (GitRepository repository = GitRepository.at(history.folder());
        Worktree worktree =
            new LinkedWorktrees(repository, WorktreeCache.fresh(root()), NativeGit.PROGRAM)
                .add(commit)) {
      assertThat(worktree.folder().resolve("link")).isSymbolicLink();
    }
    assertThat(outside).hasContent("as before");
  }

  private void assertRefused(ObjectId tree, String message) throws Exception {
    CommitId commit = history.commit(tree);
    try (GitRepository repository = GitRepository.at(history.folder())) {
      LinkedWorktrees worktrees =
          new LinkedWorktrees(repository, WorktreeCache.fresh(root()), NativeGit.PROGRAM);

      assertThatExceptionOfType(RepositoryException.class)
          .isThrownBy(() -> worktrees.add(commit))
          .withMessageStartingWith(message)
          .withMessageContaining("Remove it from the tree");
    }
    assertThat(root()).doesNotExist();
    assertThat(history.folder().resolve("worktrees")).doesNotExist();
    assertThat(work.resolve("escaped")).doesNotExist();
  }

  private Path root() {
    return work.resolve("worktrees");
  }

  private static BareHistory.Entry entry(String name, ObjectId blob) {
    return new BareHistory.Entry(name, FileMode.REGULAR_FILE, blob);
  }
}
