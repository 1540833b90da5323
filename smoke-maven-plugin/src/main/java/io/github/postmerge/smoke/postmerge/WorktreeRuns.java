package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.EnvelopeFile;
import io.github.postmerge.smoke.git.Worktree;
import io.github.postmerge.smoke.process.Census;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.OutputListener;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.process.ProcessRunner;
import io.github.postmerge.smoke.process.ProcessSpec;
import java.io.IOException;

/** Runs commands in worktrees, and lets go of these afterwards. */
final class WorktreeRuns {

  private final ProcessRunner runner;
  private final Narration narration;

  WorktreeRuns(ProcessRunner runner, Narration narration) {
    this.runner = runner;
    this.narration = narration;
  }

  /** A worktree in which somebody may still write is never used again. */
  ProcessOutcome run(Worktree worktree, ProcessSpec spec, OutputListener listener)
      throws IOException {
    boolean over = false;
    try {
      ProcessOutcome outcome = runner.run(spec, listener);
      over = isOver(outcome);
      return outcome;
    } finally {
      narration.facts().envelope().ifPresent(EnvelopeFile::restore);
      if (!over) {
        worktree.distrust();
      }
    }
  }

  /** Whether nobody of the tree can be left, seen or unseen. */
  private static boolean isOver(ProcessOutcome outcome) {
    Census census = outcome.census();
    return census.survivors().isEmpty()
        && !census.leakedPipe()
        && !(outcome.ending() instanceof Ending.Aborted);
  }

  /** What a smoke left behind and nobody can delete changes no verdict, but is told. */
  void close(Worktree worktree) {
    try {
      worktree.close();
    } catch (IOException e) {
      narration.warning(
          String.format(
              "The worktree %s could not be removed: %s Remove it with \"git worktree remove"
                  + " --force --force\".",
              worktree.folder(), Failures.sentence(e)));
    }
  }
}
