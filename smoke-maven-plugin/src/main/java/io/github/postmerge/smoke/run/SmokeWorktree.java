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

/** A checked-out commit in which smokes run. */
public final class SmokeWorktree implements AutoCloseable {

  private final Worktree worktree;
  private final SmokeRunner runner;
  private final ProgressReporter reporter;

  SmokeWorktree(Worktree worktree, SmokeRunner runner, ProgressReporter reporter) {
    this.worktree = worktree;
    this.runner = runner;
    this.reporter = reporter;
  }

  /** What checked the commit out: {@code BUILT_IN} or {@code GIT}. */
  public String checkedOutBy() {
    return worktree.engine().name();
  }

  Path folder() {
    return worktree.folder();
  }

  /** The paths by which a command can name its top folder: as created, and with links resolved. */
  Set<String> paths() {
    Set<String> paths = new HashSet<>(Set.of(folder().toString()));
    try {
      paths.add(folder().toRealPath().toString());
    } catch (IOException e) {
      // Only the path as created is known.
    }
    return paths;
  }

  List<String> remarks() {
    return worktree.remarks();
  }

  void keep() throws IOException {
    worktree.keep();
  }

  /** A worktree is never reused if a process may still write to it. */
  ProcessOutcome run(SmokeSpec smoke, OutputListener listener) throws IOException {
    boolean over = false;
    try {
      ProcessOutcome outcome = runner.run(smoke, worktree.folder(), listener);
      over = hasNoProcessesLeft(outcome);
      return outcome;
    } finally {
      if (!over) {
        worktree.distrust();
      }
    }
  }

  /** Whether it is certain that no process of the tree is left. */
  private static boolean hasNoProcessesLeft(ProcessOutcome outcome) {
    Census census = outcome.census();
    return census.survivors().isEmpty()
        && !census.leakedPipe()
        && !(outcome.ending() instanceof Ending.Aborted);
  }

  /**
   * Removes it, unless it is kept. Files that cannot be deleted are only a warning, because they do
   * not change the verdict.
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
