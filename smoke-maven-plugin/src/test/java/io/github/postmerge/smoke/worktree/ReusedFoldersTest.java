package io.github.postmerge.smoke.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.checkout.KeptPaths;
import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.faults.Mounts;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.worktree.ReusedWorktrees.Act;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a smoke can attach to a folder, which no list of what is in it shows. */
class ReusedFoldersTest {

  @TempDir Path work;
  private ReusedWorktrees worktrees;

  @BeforeEach
  void makeTwoCommits() throws Exception {
    worktrees = ReusedWorktrees.in(work);
  }

  @ParameterizedTest(name = "[{index}] \"{0}\"")
  @ValueSource(strings = {"", "src", "src/deep", "gone", "a.txt", ".git"})
  void extendedAttributesDoNotStay(String path) throws Exception {
    assumeTrue(
        Files.getFileStore(work).supportsFileAttributeView(UserDefinedFileAttributeView.class),
        "the disk has no such attributes");
    assertReused(
        used -> attributes(used.resolve(path)).write("left", ByteBuffer.wrap(new byte[] {1})));
  }

  @ParameterizedTest(name = "[{index}] \"{0}\"")
  @ValueSource(strings = {"", "src", "src/deep"})
  void accessListsDoNotStay(String folder) throws Exception {
    assumeAccessLists();
    assertReused(
        used -> {
          setAccess("u:12345:rwx", used.resolve(folder));
          setAccess("d:u:12345:rwx", used.resolve(folder));
        });
  }

  @Test
  void otherPermissionsOfNewFilesMakeItAnew() throws Exception {
    assumeAccessLists();
    Path used = worktrees.use(folder -> {});
    setAccess("d:o::rwx", worktrees.root());
    setAccess("d:g::rwx", worktrees.root());
    try (GitRepository repository = worktrees.open();
        Worktree worktree = worktrees.reusing(repository).add(worktrees.commits().second())) {
      assertThat(worktree.folder()).isNotEqualTo(used);
      assertThat(worktree.remarks()).singleElement().asString().contains("other permissions");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"src", "build/mounted"})
  void whatIsMountedInItIsNotTouched(String place) throws Exception {
    Mounts.assumeTheyWork();
    Path precious = Files.createDirectory(work.resolve("precious"));
    Files.writeString(precious.resolve("f"), "1");

    String said =
        Jvm.saidBy(
            Jvm.start(
                Mounts.inNamespace(
                    Jvm.commandLine(
                        ReusedFoldersTest.class,
                        worktrees.commits().copy(),
                        worktrees.root(),
                        precious,
                        place))));

    assertThat(said)
        .contains("used again: false")
        .contains("something is mounted at")
        .contains("precious: [f]");
    assertThat(precious.resolve("f")).hasContent("1");
  }

  /** Uses a worktree, mounts a folder in it, and wants to use it again. */
  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[1]);
    Path precious = Path.of(arguments[2]);
    try (GitRepository repository = GitRepository.at(Path.of(arguments[0]))) {
      CommitId head = repository.resolve("HEAD");
      LinkedWorktrees worktrees = ReusedWorktrees.reusing(repository, root, KeptPaths.NONE);
      Worktree first = worktrees.add(repository.resolve("HEAD~1"));
      Path place = Files.createDirectories(first.folder().resolve(arguments[3]));
      run("mount", "--bind", precious.toString(), place.toString());
      first.close();
      Worktree second = worktrees.add(head);
      System.out.println("used again: " + second.folder().equals(first.folder()));
      System.out.println(second.remarks());
    }
    try (var left = Files.list(precious)) {
      System.out.println("precious: " + left.map(Path::getFileName).toList());
    }
  }

  private void assertReused(Act act) throws Exception {
    Path used = worktrees.use(act);
    CommitId second = worktrees.commits().second();
    try (GitRepository repository = worktrees.open();
        Worktree worktree = worktrees.reusing(repository).add(second);
        Worktree fresh = worktrees.fresh(repository).add(second)) {
      assertThat(worktree.folder()).isEqualTo(used);
      assertThat(worktree.remarks()).isEmpty();
      assertThat(Contents.differences(fresh.folder(), used)).isEmpty();
      assertThat(attached(used)).isEqualTo(attached(fresh.folder()));
    }
  }

  /** Extended attributes and access lists of all, a line each. */
  private static List<String> attached(Path worktree) throws Exception {
    List<String> attached = new ArrayList<>();
    try (var paths = Files.walk(worktree)) {
      for (Path path : paths.filter(p -> !Files.isSymbolicLink(p)).sorted().toList()) {
        String name = worktree.relativize(path).toString();
        for (String attribute : attributes(path).list()) {
          attached.add(name + " has " + attribute);
        }
        if (Jvm.works(List.of("getfacl", "--version"))) {
          attached.add(name + " " + run("getfacl", "-cp", path.toString()));
        }
      }
    }
    return attached;
  }

  private static UserDefinedFileAttributeView attributes(Path path) {
    return Files.getFileAttributeView(
        path, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  private void assumeAccessLists() throws InterruptedException {
    assumeTrue(
        Jvm.works(List.of("setfacl", "-m", "u:12345:rwx", work.toString())),
        "needs setfacl, and a disk with access lists");
  }

  private static void setAccess(String entry, Path folder) throws Exception {
    run("setfacl", "-m", entry, folder.toString());
  }

  private static String run(String... argv) throws IOException, InterruptedException {
    Process process = Jvm.start(List.of(argv));
    String said = Jvm.saidBy(process);
    if (process.waitFor() != 0) {
      throw new IOException(List.of(argv) + " failed: " + said);
    }
    return said;
  }
}
