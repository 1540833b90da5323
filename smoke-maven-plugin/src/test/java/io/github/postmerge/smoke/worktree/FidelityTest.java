package io.github.postmerge.smoke.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.checkout.files.FileTree;
import io.github.postmerge.smoke.git.BareHistory;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.NativeGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our checkout beside that of {@code git worktree add}, over trees that mix all that is hard. */
class FidelityTest {

  private static final String REPOSITORIES = "smoke.fidelity.repositories";
  private static final int TREES = Integer.getInteger("smoke.fidelity.trees", 12);

  /** Git warns of attributes that it does not understand among them. */
  private static final Pattern STATUS_LINE = Pattern.compile("[ MADRCTU?!]{2} ");

  @TempDir Path work;

  @BeforeEach
  void requireGit() throws Exception {
    assumeTrue(NativeGit.isThere(), "needs git to compare with");
    work = work.toRealPath();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "autocrlf = true",
        "autocrlf = input",
        "eol = crlf",
        "autocrlf = false\n eol = lf",
        "eol = native",
        "attributesFile = ATTRIBUTES",
        "attributesFile = ATTRIBUTES\n autocrlf = true"
      })
  void equalsTheWorktreeOfGit(String settings) throws Exception {
    Path attributes = Files.writeString(work.resolve("attributes"), "*.c text\n*.txt text\n");
    BareHistory history = BareHistory.in(work.resolve("repository.git"));
    Files.writeString(
        history.folder().resolve("config"),
        "[core]\n repositoryformatversion = 0\n bare = true\n "
            + settings.replace("ATTRIBUTES", attributes.toString())
            + "\n");
    int byGit = 0;
    for (int i = 0; i < TREES; i++) {
      long seed = settings.hashCode() * 1000L + i;
      RandomTree random = new RandomTree(history, seed);
      CommitId commit = history.commit(random.make());
      if (i % 4 == 3) {
        Files.createDirectories(history.folder().resolve("info"));
        Files.writeString(history.folder().resolve("info/attributes"), random.attributes());
      }
      byGit += compare(history.folder(), commit, "tree " + seed + " of \"" + settings + "\"");
    }
    System.out.printf("fidelity: %d trees, %d of them checked out by git%n", TREES, byGit);
  }

  /** Give repositories' folders, with colons between them, to see it for their heads. */
  @Test
  @EnabledIfSystemProperty(named = REPOSITORIES, matches = ".+")
  void equalsTheWorktreeOfGitInRealRepositories() throws Exception {
    for (String folder : System.getProperty(REPOSITORIES).split(":", -1)) {
      Path shared = work.resolve("shared");
      NativeGit.run(work, "clone", "-q", "--shared", "--bare", folder, shared.toString());
      CommitId head;
      try (GitRepository repository = GitRepository.at(shared)) {
        head = repository.resolve("HEAD");
      }
      int byGit = compare(shared, head, folder);
      System.out.printf("fidelity: %s at %s, by git: %d%n", folder, head, byGit);
      FileTree.delete(shared);
    }
  }

  /** One where git itself did it. */
  private int compare(Path repositoryFolder, CommitId commit, String tree) throws Exception {
    Path theirs = work.resolve("theirs");
    NativeGit.run(
        repositoryFolder,
        "worktree",
        "add",
        "-q",
        "--detach",
        theirs.toString(),
        commit.toString());
    try (GitRepository repository = GitRepository.at(repositoryFolder);
        Worktree ours =
            new LinkedWorktrees(
                    repository, WorktreeCache.fresh(work.resolve("worktrees")), NativeGit.PROGRAM)
                .add(commit)) {
      assertThat(Contents.differences(theirs, ours.folder())).as(tree).isEmpty();
      Set<String> fresh = status(ours.folder());
      age(ours.folder());
      age(theirs);
      Set<String> expected = status(theirs);
      assertThat(status(ours.folder())).as(tree).isEqualTo(expected);
      assertThat(expected).as(tree).containsAll(fresh);
      return ours.remarks().toString().contains("by git") ? 1 : 0;
    } finally {
      NativeGit.run(repositoryFolder, "worktree", "remove", "--force", theirs.toString());
    }
  }

  /** So that git compares contents, and takes nothing from the index. */
  private static void age(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path file :
          paths.filter(Files::isRegularFile).filter(p -> !p.endsWith(".git")).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
      }
    }
  }

  private static Set<String> status(Path folder) throws Exception {
    return NativeGit.run(folder, "status", "--porcelain", "--ignored")
        .lines()
        .filter(line -> STATUS_LINE.matcher(line).lookingAt())
        .collect(Collectors.toSet());
  }
}
