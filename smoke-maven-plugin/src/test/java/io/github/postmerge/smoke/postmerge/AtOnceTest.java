package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.faults.Figures;
import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.verdict.BuildResult;
import io.github.postmerge.smoke.verdict.Status;
import io.github.postmerge.smoke.worktree.IdleWorktrees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs at once on one repository, which share all but their envelopes. */
class AtOnceTest {

  @TempDir Path work;
  private Path repository;
  private Path worktrees;
  private Map<String, String> before = Map.of();

  @BeforeEach
  void mergeSomethingBesideAnothersWorktree() throws Exception {
    repository = Files.createDirectory(work.resolve("copy"));
    worktrees = work.resolve("worktrees");
    Files.writeString(repository.resolve("file.txt"), "one\n");
    MergedRepository.smoking(
        repository.toFile(), "test \"$(cat file.txt)\" = one && echo mine > file.txt; sleep 0.1");
    Path anothers = Files.createDirectories(repository.resolve(".git/worktrees/feature"));
    Files.writeString(anothers.resolve("gitdir"), work.resolve("elsewhere/.git") + "\n");
    Files.writeString(anothers.resolve("commondir"), "../..\n");
    Files.writeString(anothers.resolve("HEAD"), "ref: refs/heads/feature\n");
    Files.createDirectories(worktrees.resolve("precious"));
    Files.writeString(worktrees.resolve("precious/file"), "precious");
    before = Snapshot.of(repository);
  }

  @DisplayName("31 8 runs at once in threads are all right, and touch nobody else's")
  @Test
  void runsInThreads() throws Exception {
    inThreads(8);
  }

  @Tag("stress")
  @DisplayName("31 thirty-two runs at once in threads are all right, and touch nobody else's")
  @Test
  void manyRunsInThreads() throws Exception {
    inThreads(32);
    Figures.tell("31 runs at once on one repository, in threads", "32 of 32 right");
  }

  @DisplayName("31 2 processes by 4 runs at once are all right, and touch nobody else's")
  @Test
  void runsInProcesses() throws Exception {
    inProcesses(2);
  }

  @Tag("stress")
  @DisplayName("31 8 processes by 4 runs at once are all right, and touch nobody else's")
  @Test
  void manyRunsInProcesses() throws Exception {
    inProcesses(8);
    Figures.tell("31 runs at once on one repository, in 8 JVMs by 4", "32 of 32 right");
  }

  private void inThreads(int number) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(number);
    try {
      List<Future<PostMergeSmokeOutcome>> runs = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        EngineRun run = in(Files.createDirectory(work.resolve("run-" + i)));
        runs.add(threads.submit(() -> run.start()));
      }
      for (Future<PostMergeSmokeOutcome> run : runs) {
        PostMergeSmokeOutcome outcome = run.get();
        assertThat(outcome.envelope().error()).isNull();
        assertThat(outcome.envelope().status()).isEqualTo(Status.PASS);
        assertThat(outcome.buildResult()).isEqualTo(BuildResult.SUCCESS);
      }
    } finally {
      threads.shutdownNow();
    }
    requireNothingElseTouched();
  }

  private void inProcesses(int number) throws Exception {
    List<Process> jvms = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Path own = Files.createDirectory(work.resolve("jvm-" + i));
      jvms.add(
          Jvm.start(
              LoneRun.commandLine(
                  4, own, repository, SmokeProperties.WORKTREE_ROOT + "=" + worktrees)));
    }
    for (Process jvm : jvms) {
      assertThat(Jvm.saidBy(jvm).lines().filter(line -> line.contains("file says")))
          .isEqualTo(Collections.nCopies(4, "SUCCESS, file says PASS"));
    }
    requireNothingElseTouched();
  }

  private EngineRun in(Path own) {
    return new EngineRun(own, repository).with(SmokeProperties.WORKTREE_ROOT, "" + worktrees);
  }

  private void requireNothingElseTouched() throws Exception {
    assertThat(Snapshot.of(repository)).isEqualTo(before);
    new IdleWorktrees(worktrees).clear();
    assertThat(Snapshot.of(worktrees)).containsOnlyKeys("precious/file");
  }
}
