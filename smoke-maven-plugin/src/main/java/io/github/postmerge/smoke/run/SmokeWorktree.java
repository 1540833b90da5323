package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.process.Census;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.OutputListener;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.worktree.Worktree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A commit that is checked out for smokes to run in. */
public final class SmokeWorktree implements AutoCloseable {

  private final Worktree worktree;
  private final SmokeRunner runner;
  private final ProgressReporter reporter;

  SmokeWorktree(Worktree worktree, SmokeRunner runner, ProgressReporter reporter) {
    this.worktree = worktree;
    this.runner = runner;
    this.reporter = reporter;
  }

  /** Who checked the commit out: {@code BUILT_IN} or {@code GIT}. */
  public String checkedOutBy() {
    return worktree.engine().name();
  }

  Path folder() {
    return worktree.folder();
  }

  /** Its top folder as a command may print it: as it was made, and without links on the way. */
  Set<String> paths() {
    Set<String> paths = new HashSet<>(Set.of(folder().toString()));
    try {
      paths.add(folder().toRealPath().toString());
    } catch (IOException e) {
      // Then the one path must do.
    }
    return paths;
  }

  List<String> remarks() {
    return worktree.remarks();
  }

  void keep() throws IOException {
    worktree.keep();
  }

  /** A worktree in which a process may still write is never used again. */
  ProcessOutcome run(SmokeSpec smoke, OutputListener listener) throws IOException {
    boolean over = false;
    try {
      ProcessOutcome outcome = runner.run(smoke, worktree.folder(), listener);
      over = isOver(outcome);
      return outcome;
    } finally {
      if (!over) {
        worktree.distrust();
      }
    }
  }

  /** Whether no process of the tree can be left, seen or unseen. */
  private static boolean isOver(ProcessOutcome outcome) {
    Census census = outcome.census();
    return census.survivors().isEmpty()
        && !census.leakedPipe()
        && !(outcome.ending() instanceof Ending.Aborted);
  }

  /**
   * Removes it, unless it is kept. Files that a smoke left and that cannot be deleted change no
   * verdict, so they are a warning.
   */
  @Override
  public void close() {
    try {
      worktree.close();
    } catch (IOException e) {
      reporter.warning(
          String.format(
              "The worktree %s could not be removed: %s Remove it with \"git worktree remove"
                  + " --force --force\".",
              worktree.folder(), Failures.sentence(e)));
    }
  }
}
