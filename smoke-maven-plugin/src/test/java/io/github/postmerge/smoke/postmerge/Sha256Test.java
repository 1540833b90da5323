package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.git.NativeGit;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.verdict.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Sha256Test {

  @TempDir Path work;
  private Path repository;

  @BeforeEach
  void makeRepository() throws Exception {
    assumeTrue(NativeGit.isThere(), "needs git");
    work = work.toRealPath();
    repository = work.resolve("repository");
    NativeGit.run(work, "init", "-q", "-b", "main", "--object-format=sha256", "repository");
    Path spec = Files.createDirectories(repository.resolve("memory/tasks")).resolve("task-1.md");
    Files.writeString(spec, "```yaml\nsmoke_command: touch " + work.resolve("ran") + "\n```\n");
    NativeGit.run(repository, "add", ".");
    NativeGit.run(
        repository, "-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "task-1");
    NativeGit.run(work, "clone", "-q", "--bare", "repository", "origin.git");
    NativeGit.run(repository, "remote", "add", "origin", work.resolve("origin.git").toString());
    NativeGit.run(repository, "worktree", "add", "-q", "--detach", "../linked");
  }

  @DisplayName("64 a SHA-256 repository is an error that says so, before anything is touched")
  @ParameterizedTest
  @CsvSource({
    "repository, auto",
    "repository, builtin",
    "linked, auto",
    "linked, builtin",
    "origin.git, auto"
  })
  void nothingIsTouched(String place, String git) throws Exception {
    Map<String, String> before = files();

    PostMergeSmokeRun run =
        new EngineRun(work, work.resolve(place)).with(SmokeProperties.GIT, git).start().envelope();

    assertThat(run.status()).isEqualTo(Status.ERROR);
    assertThat(run.error())
        .isEqualTo(
            "The repository's objects are hashed with \"sha256\", which is not supported. Use a"
                + " clone with SHA-1 objects.");
    assertThat(run.mergeCommit()).isNull();
    assertThat(files()).isEqualTo(before);
    assertThat(work.resolve("ran")).doesNotExist();
    assertThat(work.resolve("worktrees")).doesNotExist();
  }

  private Map<String, String> files() throws Exception {
    Map<String, String> files = new TreeMap<>();
    for (String place : new String[] {"repository", "linked", "origin.git"}) {
      try (Stream<Path> all = Files.walk(work.resolve(place))) {
        for (Path file : all.toList()) {
          files.put(file.toString(), Files.getLastModifiedTime(file).toString());
        }
      }
    }
    return files;
  }
}
