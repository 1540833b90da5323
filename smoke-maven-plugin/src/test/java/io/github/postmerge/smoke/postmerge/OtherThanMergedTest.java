package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.verdict.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.StoredConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is smoked is what was merged, by the command and the settings that belong to it. */
class OtherThanMergedTest {

  @TempDir Path work;
  private Path copy;

  @BeforeEach
  void makeFolder() throws Exception {
    copy = Files.createDirectory(work.resolve("copy"));
    Files.writeString(copy.resolve("file.txt"), "one\n");
  }

  @DisplayName("46 a task spec behind a linked folder is an error, never the next source's command")
  @Test
  void linkedFolderIsNoMissingSpec() throws Exception {
    Files.createDirectories(copy.resolve("docs/tasks"));
    Files.createDirectories(copy.resolve("memory"));
    Files.createDirectories(copy.resolve(".smoke"));
    Files.writeString(copy.resolve(".smoke/registry.yaml"), "default: \"true\"\n");
    Files.createSymbolicLink(copy.resolve("memory/tasks"), Path.of("../docs/tasks"));
    MergedRepository.smoking(copy.toFile(), "exit 1");

    PostMergeSmokeRun run = new EngineRun(work, copy).start().envelope();

    assertThat(run.status()).isEqualTo(Status.ERROR);
    assertThat(run.error())
        .contains("\"memory/tasks\" is not a folder in the commit's tree but a link");
  }

  @DisplayName("22 a smoke that changes the remote's address settles nothing")
  @Test
  void otherRemoteIsNotAskedAfterTheSmoke() throws Exception {
    MergedRepository.smoking(
        copy.toFile(),
        "git clone -q --mirror \"$(git remote get-url origin)\" '"
            + work.resolve("mirror.git")
            + "' && git remote set-url origin '"
            + work.resolve("mirror.git")
            + "'");

    PostMergeSmokeRun run = new EngineRun(work, copy).start().envelope();

    assertThat(run.status()).isEqualTo(Status.ERROR);
    assertThat(run.allowContinuation()).isFalse();
    assertThat(run.error()).contains("The remote was ", "mirror.git) after it");
  }

  @DisplayName("53 where git checks out, no ref puts another object in a file's place")
  @Test
  void replacedObjectIsNotCheckedOut() throws Exception {
    Files.writeString(copy.resolve(".gitattributes"), "*.u working-tree-encoding=UTF-16LE\n");
    Files.writeString(copy.resolve("a.u"), "x\n");
    Files.writeString(copy.resolve("smoke.sh"), "exit 1\n");
    MergedRepository.smoking(copy.toFile(), "sh smoke.sh");
    sh("git replace $(git rev-parse HEAD:smoke.sh) $(echo exit 0 | git hash-object -w --stdin)");

    PostMergeSmokeRun run = new EngineRun(work, copy).start().envelope();

    assertThat(run.environment().checkout()).isEqualTo("GIT");
    assertThat(run.status()).isEqualTo(Status.FAIL);
  }

  @Test
  void keywordsAreFilledInByGitItself() throws Exception {
    Files.writeString(copy.resolve(".gitattributes"), "*.txt ident\n");
    Files.writeString(copy.resolve("a.txt"), "$Id$\n");
    MergedRepository.smoking(copy.toFile(), "grep -Eqx '.Id: [0-9a-f]{40} .' a.txt");

    PostMergeSmokeRun run = new EngineRun(work, copy).start().envelope();

    assertThat(run.environment().checkout()).isEqualTo("GIT");
    assertThat(run.status()).isEqualTo(Status.PASS);
  }

  @DisplayName("59 a setting about files that only git reads is followed by git itself")
  @Test
  void conditionallyIncludedSettingIsFollowed() throws Exception {
    MergedRepository.smoking(copy.toFile(), "grep -q \"$(printf '\\r')\" file.txt");
    Path included = Files.writeString(work.resolve("included"), "[core]\n\tautocrlf = true\n");
    try (Git git = Git.open(copy.toFile())) {
      StoredConfig config = git.getRepository().getConfig();
      config.setString("includeIf", "gitdir:**", "path", included.toString());
      config.save();
    }

    PostMergeSmokeRun run = new EngineRun(work, copy).start().envelope();

    assertThat(run.environment().checkout()).isEqualTo("GIT");
    assertThat(run.status()).isEqualTo(Status.PASS);
  }

  private void sh(String script) throws Exception {
    assertThat(new ProcessBuilder("sh", "-c", script).directory(copy.toFile()).start().waitFor())
        .isZero();
  }
}
