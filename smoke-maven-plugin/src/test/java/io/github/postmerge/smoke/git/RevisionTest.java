package io.github.postmerge.smoke.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTest {

  @TempDir Path work;
  private BareHistory history;
  private ObjectId tree;
  private CommitId first;
  private CommitId second;

  @BeforeEach
  void makeTwoCommits() throws Exception {
    history = BareHistory.in(work.resolve("repository.git"));
    tree =
        history.tree(
            new BareHistory.Entry("a", FileMode.REGULAR_FILE, history.blob("a")),
            new BareHistory.Entry("folder", FileMode.TREE, history.tree()),
            new BareHistory.Entry("link", FileMode.SYMLINK, history.blob("a")),
            new BareHistory.Entry("module", FileMode.GITLINK, ObjectId.fromString("1".repeat(40))));
    first = history.commit(tree);
    second = history.commit(tree, first);
  }

  @DisplayName("44 what means one commit comes to its full id")
  @Test
  void commitIsResolved() throws Exception {
    String tag = "object " + first + "\ntype commit\ntag v1\ntagger S <s@x> 1 +0000\n\nv1\n";
    history.setRef(
        "refs/tags/v1", history.insert(Constants.OBJ_TAG, tag.getBytes(StandardCharsets.US_ASCII)));
    history.setRef("refs/tags/light", first.toObjectId());
    try (GitRepository repository = GitRepository.at(history.folder())) {
      assertThat(repository.resolve(first.value())).isEqualTo(first);
      assertThat(repository.resolve(first.abbreviated())).isEqualTo(first);
      assertThat(repository.resolve(first.value().toUpperCase(Locale.ROOT))).isEqualTo(first);
      assertThat(repository.resolve("v1")).isEqualTo(first);
      assertThat(repository.resolve("light")).isEqualTo(first);
      assertThat(repository.resolve("refs/heads/main")).isEqualTo(second);
      assertThat(repository.resolve("HEAD~1")).isEqualTo(first);
      assertThat(repository.resolve("main^")).isEqualTo(first);
    }
  }

  @DisplayName("44 what means no commit is refused")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "0000000000000000000000000000000000000000",
        "1234567890123456789012345678901234567890",
        "abcdef0",
        "--upload-pack=touch /tmp/pwned",
        "-h",
        ":/A commit",
        "HEAD:a",
        "@{u}",
        "main@{upstream}",
        "HEAD@{yesterday}",
        "@{-1}",
        "HEAD~99",
        "HEAD^2",
        "HEAD^{tree}",
        "HEAD^{blob}",
        "HEAD^{",
        "HEAD^{/A commit}",
        "no such branch",
        "../../etc/passwd",
        "main\u0000",
        "main\n",
        "main..HEAD",
        "^main",
        "~",
        "^",
        "@{",
        "HEAD~99999999999999999999",
        "\ud83d\ude80",
        "TREE"
      })
  void anythingElseIsRefused(String revision) throws Exception {
    assertRefused(revision.equals("TREE") ? tree.name() : revision);
  }

  @DisplayName("44 a revision of 10,000 characters is refused in a short message")
  @Test
  void longRevisionIsRefused() throws Exception {
    assertRefused("a".repeat(10_000));
  }

  @DisplayName("44 an ambiguous abbreviation is refused")
  @Test
  void ambiguousAbbreviationIsRefused() throws Exception {
    Map<String, byte[]> byPrefix = new HashMap<>();
    try (ObjectInserter.Formatter format = new ObjectInserter.Formatter()) {
      for (int i = 0; ; i++) {
        byte[] commit = commit(i);
        String prefix = format.idFor(Constants.OBJ_COMMIT, commit).name().substring(0, 5);
        byte[] twin = byPrefix.put(prefix, commit);
        if (twin != null) {
          history.insert(Constants.OBJ_COMMIT, commit);
          history.insert(Constants.OBJ_COMMIT, twin);
          assertThat(assertRefused(prefix)).contains("ambiguous");
          return;
        }
      }
    }
  }

  @Test
  void onlyRegularFilesAreRead() throws Exception {
    try (GitRepository repository = GitRepository.at(history.folder())) {
      assertThat(repository.read(second, "a")).hasValueSatisfying(c -> assertThat(c).hasSize(1));
      assertThat(repository.read(second, "a/b")).isEmpty();
      assertThat(repository.read(second, "module/x")).isEmpty();
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> repository.read(second, "link/x"))
          .withMessageContaining("\"link\" is not a folder in the commit's tree but a link");
      for (String path : new String[] {"folder", "link", "module"}) {
        assertThatExceptionOfType(IOException.class)
            .isThrownBy(() -> repository.read(second, path))
            .withMessage(
                "\"" + path + "\" is not a regular file in the commit's tree; make it one.");
      }
    }
  }

  private byte[] commit(int number) {
    return String.format(
            "tree %s\nauthor S <s@x> %d +0000\ncommitter S <s@x> 1 +0000\n\nx\n",
            tree.name(), number)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private String assertRefused(String revision) throws Exception {
    try (GitRepository repository = GitRepository.at(history.folder())) {
      RepositoryException refusal =
          catchThrowableOfType(RepositoryException.class, () -> repository.resolve(revision));
      assertThat(refusal).isNotNull();
      assertThat(refusal.getMessage()).hasSizeLessThan(400).doesNotContain("\n", "\0");
      return String.valueOf(refusal.getMessage());
    }
  }
}
