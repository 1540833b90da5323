package io.github.postmerge.smoke.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.it.MergedRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedRunTest {

  @TempDir private Path folder;
  private Path repository;

  @BeforeEach
  void makeRepository() throws Exception {
    repository = Files.createDirectory(folder.resolve("copy"));
    Files.createDirectory(repository.resolve("sub"));
    Files.writeString(repository.resolve("sub/file.txt"), "one\n");
    MergedRepository.smoking(repository.toFile(), "true");
  }

  @DisplayName("72 inside a smoke of the same repository, a run is nested")
  @Test
  void smokeOfTheSameRepositoryIsFound() {
    assertThat(inside("run-1", repository).outer(repository.toString())).contains("run-1");
    assertThat(inside("run-1", repository).outer(repository.resolve("sub").toString()))
        .contains("run-1");
  }

  @DisplayName("72 inside a smoke of another repository, a run is not nested")
  @Test
  void cloneIsAnotherRepository() throws Exception {
    Path clone = folder.resolve("clone");
    Git.cloneRepository()
        .setURI(repository.toUri().toString())
        .setDirectory(clone.toFile())
        .call()
        .close();

    assertThat(inside("run-1", repository).outer(clone.toString())).isEmpty();
  }

  @DisplayName("72 a variable alone lets no smoke be left out")
  @Test
  void leftOverVariableIsNoEvidence() {
    String here = repository.toString();

    assertThat(new NestedRun(Map.of("SMOKE_RUN_ID", "run-1")).outer(here)).isEmpty();
    assertThat(new NestedRun(Map.of("SMOKE_WORKTREE", here)).outer(here)).isEmpty();
    assertThat(inside(" ", repository).outer(here)).isEmpty();
    assertThat(inside("run-1", folder.resolve("gone")).outer(here)).isEmpty();
    assertThat(inside("run-1", folder).outer(here)).isEmpty();
    assertThat(new NestedRun(Map.of("SMOKE_RUN_ID", "r", "SMOKE_WORKTREE", "\0")).outer(here))
        .isEmpty();
    assertThat(inside("run-1", repository).outer(folder.toString())).isEmpty();
  }

  private static NestedRun inside(String id, Path worktree) {
    return new NestedRun(Map.of("SMOKE_RUN_ID", id, "SMOKE_WORKTREE", worktree.toString()));
  }
}
