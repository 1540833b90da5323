package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.it.MergedRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which commit is smoked, where nobody says. */
class MergeCommitTest {

  @TempDir Path work;
  private Path folder = Path.of("");
  private String merge = "";
  private String base = "";

  @BeforeEach
  void mergeSomething() throws Exception {
    folder = Files.createDirectory(work.resolve("copy"));
    Files.writeString(folder.resolve("file.txt"), "one\n");
    MergedRepository merged = MergedRepository.smoking(folder.toFile(), "true");
    merge = merged.merge();
    try (Git git = Git.open(folder.toFile())) {
      base = git.getRepository().resolve("HEAD^1").name();
    }
  }

  @Test
  void ciVariableNamesIt() {
    assertThat(smoked(run().where("GITHUB_SHA", base))).isEqualTo(base);
    assertThat(smoked(run().where("CI_COMMIT_SHA", base))).isEqualTo(base);
  }

  @Test
  void ciVariableOfAnotherRepositoryIsPassedOver() {
    assertThat(smoked(run().where("GITHUB_SHA", "b".repeat(40)))).isEqualTo(merge);
    assertThat(smoked(run().where("GIT_COMMIT", "main"))).isEqualTo(merge);
  }

  @Test
  void parameterWinsAndIsResolvedToTheFullId() {
    EngineRun run = run().where("GITHUB_SHA", base);

    assertThat(smoked(run.with(SmokeProperties.MERGE_COMMIT, merge.substring(0, 10))))
        .isEqualTo(merge);
  }

  @Test
  void folderBelowTheTopWillDo() throws Exception {
    Path below = folder.resolve("memory/tasks");

    assertThat(smoked(run().with(SmokeProperties.REPOSITORY, below.toString()))).isEqualTo(merge);
  }

  private EngineRun run() {
    return new EngineRun(work, folder).with(SmokeProperties.DRY_RUN, "true");
  }

  private static String smoked(EngineRun run) {
    return String.valueOf(run.start().envelope().mergeCommit());
  }
}
