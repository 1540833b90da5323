package io.github.postmerge.smoke.worktree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.checkout.KeptPaths;
import io.github.postmerge.smoke.checkout.files.FileTree;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.NativeGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A worktree that is used again cannot be told from a new one, whatever an earlier smoke did. */
class ReusedWorktreeTest {

  @TempDir Path work;
  private ReusedWorktrees worktrees;
  private Path copy;
  private Path outside;
  private CommitId first;
  private CommitId second;

  @BeforeEach
  void makeTwoCommits() throws Exception {
    worktrees = ReusedWorktrees.in(work);
    outside = Files.createDirectory(work.toRealPath().resolve("outside"));
    copy = worktrees.commits().copy();
    first = worktrees.commits().first();
    second = worktrees.commits().second();
  }

  @ParameterizedTest
  @EnumSource(Poison.class)
  void nothingOfAnEarlierSmokeIsLeft(Poison poison) throws Exception {
    Path used = worktrees.use(folder -> poison.apply(folder, outside));
    poison.applyLater(used, outside);
    Map<String, String> left = Contents.of(outside);

    assertLikeFresh(used, poison.mayBeReused(), poison.isTold());
    assertThat(Contents.of(outside)).as("outside").containsAllEntriesOf(left);
  }

  @Test
  void anUntouchedOneIsMovedBackAndForth() throws Exception {
    Path used = worktrees.use(folder -> {});
    assertLikeFresh(used, true, false);
    try (GitRepository repository = worktrees.open();
        Worktree again = worktrees.reusing(repository).add(first);
        Worktree fresh = worktrees.fresh(repository).add(first)) {
      assertThat(again.folder()).isEqualTo(used);
      assertThat(Contents.differences(fresh.folder(), again.folder())).isEmpty();
    }
  }

  @Test
  void betweenRunsTheRepositoryKnowsOfNone() throws Exception {
    try (GitRepository repository = worktrees.open();
        Worktree worktree = worktrees.reusing(repository).add(first)) {
      assertThat(NativeGit.run(copy, "worktree", "list")).contains(worktree.folder().toString());
    }
    assertThat(copy.resolve(".git/worktrees")).doesNotExist();
  }

  @Test
  void oneThatSomebodyMayStillWriteInIsMadeAnew() throws Exception {
    Path used;
    try (GitRepository repository = worktrees.open();
        Worktree worktree = worktrees.reusing(repository).add(first)) {
      used = worktree.folder();
      worktree.distrust();
    }
    assertThat(used).doesNotExist();
  }

  @Test
  void oneLaidOutByOtherSettingsIsMadeAnew() throws Exception {
    Path used = worktrees.use(folder -> {});
    NativeGit.run(copy, "config", "core.autocrlf", "true");
    assertLikeFresh(used, false, true);
  }

  @Test
  void aChangeRightAfterwardsIsSeen() throws Exception {
    Path used =
        worktrees.use(
            folder -> {
              Path file = folder.resolve("b.txt");
              FileTime before = Files.getLastModifiedTime(file);
              Files.writeString(file, "evil");
              Files.setLastModifiedTime(file, before);
            });
    assertLikeFresh(used, true, false);
  }

  @Test
  @DisplayName("two at once get two")
  void oneInUseIsNotTaken() throws Exception {
    try (GitRepository repository = worktrees.open();
        Worktree one = worktrees.reusing(repository).add(first);
        Worktree two = worktrees.reusing(repository).add(first)) {
      assertThat(two.folder()).isNotEqualTo(one.folder());
    }
  }

  @Test
  void onlyWhatIsNamedIsKept() throws Exception {
    KeptPaths kept = new KeptPaths(List.of("node_modules", "src/cache"));
    String script =
        "mkdir -p node_modules/m src/cache other; echo 1 > node_modules/m/f;"
            + " echo 2 > src/cache/f; echo 3 > other/f; echo 4 > src/f";
    Path used = worktrees.use(kept, folder -> sh(folder, script, outside));
    try (GitRepository repository = worktrees.open();
        Worktree worktree =
            ReusedWorktrees.reusing(repository, worktrees.root(), kept).add(second)) {
      assertThat(worktree.folder()).isEqualTo(used);
      assertThat(used.resolve("node_modules/m/f")).hasContent("1");
      assertThat(used.resolve("src/cache/f")).hasContent("2");
      assertThat(used.resolve("other")).doesNotExist();
      assertThat(used.resolve("src/f")).doesNotExist();
    }
  }

  @Test
  void aKeptPathThatBecameALinkIsNotKept() throws Exception {
    KeptPaths kept = new KeptPaths(List.of("node_modules"));
    worktrees.use(
        kept, folder -> Files.createSymbolicLink(folder.resolve("node_modules"), outside));
    try (GitRepository repository = worktrees.open();
        Worktree worktree =
            ReusedWorktrees.reusing(repository, worktrees.root(), kept).add(second)) {
      assertThat(worktree.folder().resolve("node_modules")).doesNotExist();
    }
  }

  @Test
  void theLeastRecentlyUsedGoesFirst() throws Exception {
    try (GitRepository repository = worktrees.open()) {
      Worktree one = worktrees.reusing(repository).add(first);
      Worktree two = worktrees.reusing(repository).add(first);
      one.close();
      Files.setLastModifiedTime(
          one.folder().resolveSibling(one.folder().getFileName() + ".idle"),
          FileTime.fromMillis(0));
      two.close();

      new IdleWorktrees(worktrees.root()).shrinkTo(FileTree.size(two.folder()));

      assertThat(one.folder()).doesNotExist();
      assertThat(two.folder()).exists();
      assertThat(new IdleWorktrees(worktrees.root()).clear()).isEqualTo(1);
      assertThat(worktrees.root()).isEmptyDirectory();
    }
  }

  /** The first is elsewhere; the names of worktrees of the other two begin the same. */
  @Test
  void anotherRepositoryGetsItsOwn() throws Exception {
    assertThat("Aa").hasSameHashCodeAs("BB");
    List<Path> used = new ArrayList<>();
    used.add(worktrees.use(folder -> {}));
    for (String name : List.of("Aa", "BB")) {
      NativeGit.run(outside, "clone", "-q", copy.toString(), name);
      try (GitRepository repository = GitRepository.at(outside.resolve(name));
          Worktree worktree = worktrees.reusing(repository).add(first)) {
        assertThat(used).doesNotContain(worktree.folder());
        used.add(worktree.folder());
      }
    }
    assertThat(used).allSatisfy(folder -> assertThat(folder).exists());
  }

  private void assertLikeFresh(Path used, boolean reused, boolean told) throws Exception {
    try (GitRepository repository = worktrees.open();
        Worktree worktree = worktrees.reusing(repository).add(second);
        Worktree fresh = worktrees.fresh(repository).add(second)) {
      Path ours = worktree.folder();
      assertThat(worktree.remarks()).hasSize(told ? 1 : 0);
      assertThat(ours.equals(used)).as("used again").isEqualTo(reused);
      assertThat(Contents.differences(fresh.folder(), ours)).isEmpty();
      assertThat(NativeGit.run(ours, "status", "--porcelain", "--ignored")).isEmpty();
      assertThat(NativeGit.run(ours, "rev-parse", "HEAD").strip()).isEqualTo(second.toString());
      assertThat(admin(ours)).isEqualTo(admin(fresh.folder()));
      assertThat(Files.readString(ours.resolve(".git"))).startsWith("gitdir: " + copy);
    }
  }

  /** All of the worktree's own entry, but for its name, its owner and the index. */
  private Map<String, String> admin(Path worktree) throws IOException {
    Path folder = copy.resolve(".git/worktrees").resolve(worktree.getFileName());
    Map<String, String> all = new TreeMap<>(Contents.of(folder));
    all.keySet().removeAll(List.of("index", "locked", "smoke.lock"));
    all.replaceAll((name, content) -> content.replace(worktree.toString(), "WORKTREE"));
    return all;
  }

  static void sh(Path folder, String script, Path outside) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-ec", script)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("OUTSIDE", outside.toString());
    Process shell = builder.start();
    String said = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertThat(shell.waitFor()).as(script + ": " + said).isZero();
  }
}
