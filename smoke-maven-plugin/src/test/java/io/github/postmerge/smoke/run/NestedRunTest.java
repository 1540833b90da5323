package io.github.postmerge.smoke.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.worktree.LinkedWorktrees;
import io.github.postmerge.smoke.worktree.Worktree;
import io.github.postmerge.smoke.worktree.WorktreeCache;
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
  void smokeOfTheSameRepositoryIsFound() throws Exception {
    try (GitRepository opened = GitRepository.at(repository);
        Worktree worktree = worktree(opened)) {
      NestedRun smoke = inside("run-1", worktree.folder().toString());

      assertThat(smoke.outer(worktree.folder().toString())).contains("run-1");
      assertThat(smoke.outer(worktree.folder().resolve("sub").toString())).contains("run-1");
      assertThat(smoke.outer(repository.toString())).as("while it runs").contains("run-1");
    }
  }

  @DisplayName("72 a kept worktree of a run that has ended lets no other smoke be left out")
  @Test
  void leftOverWorktreeCountsForItselfAlone() throws Exception {
    try (GitRepository opened = GitRepository.at(repository);
        Worktree worktree = worktree(opened)) {
      worktree.keep();
      NestedRun smoke = inside("run-1", worktree.folder().toString());

      assertThat(smoke.outer(repository.toString())).isEmpty();
      assertThat(smoke.outer(worktree.folder().toString())).contains("run-1");
    }
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
    try (GitRepository opened = GitRepository.at(repository);
        Worktree worktree = worktree(opened)) {
      assertThat(inside("run-1", worktree.folder().toString()).outer(clone.toString())).isEmpty();
    }
  }

  @DisplayName("72 a variable alone lets no smoke be left out")
  @Test
  void leftOverVariableIsNoEvidence() {
    String here = repository.toString();

    assertThat(new NestedRun(Map.of("SMOKE_RUN_ID", "run-1")).outer(here)).isEmpty();
    assertThat(new NestedRun(Map.of("SMOKE_WORKTREE", here)).outer(here)).isEmpty();
    assertThat(inside("run-1", here).outer(here)).as("no worktree of a run").isEmpty();
    assertThat(inside("run-1", ".").outer(here)).isEmpty();
    assertThat(inside("run-1", folder.resolve("gone").toString()).outer(here)).isEmpty();
    assertThat(inside("run-1", folder.toString()).outer(here)).isEmpty();
    assertThat(inside("run-1", "\0").outer(here)).isEmpty();
    assertThat(inside("run-1", here).outer(folder.toString())).isEmpty();
  }

  private Worktree worktree(GitRepository opened) throws Exception {
    return new LinkedWorktrees(
            opened, WorktreeCache.fresh(folder.resolve("worktrees")), new GitProgram(Map.of()))
        .add(opened.resolve("HEAD"));
  }

  private static NestedRun inside(String id, String worktree) {
    return new NestedRun(Map.of("SMOKE_RUN_ID", id, "SMOKE_WORKTREE", worktree));
  }
}
