package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.SmokeResult;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.postmerge.InvalidRequestException;
import io.github.postmerge.smoke.postmerge.Rerun;
import io.github.postmerge.smoke.postmerge.Rerun.Result;
import io.github.postmerge.smoke.postmerge.Rerun.Subject;
import io.github.postmerge.smoke.postmerge.RunListener;
import io.github.postmerge.smoke.postmerge.RunListener.Step;
import io.github.postmerge.smoke.postmerge.SmokeProperties;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Runs a smoke again and again, until the question is settled. */
final class Attempts {

  private final Rerun rerun;
  private final Subject subject;
  private final RunListener listener;

  Attempts(Rerun rerun, Subject subject, RunListener listener) {
    this.rerun = rerun;
    this.subject = subject;
    this.listener = listener;
  }

  /** Runs it at most so often; tells which worktree was kept, if any. */
  Optional<Path> make(int most, Comparison comparison)
      throws RepositoryException,
          InvalidRequestException,
          InvalidCommandException,
          IOException,
          InterruptedException {
    Rerun next = rerun;
    Optional<Path> kept = Optional.empty();
    for (int run = 1; run <= most && !comparison.isSettled(); run++) {
      if (most > 1) {
        listener.step(Step.SMOKE, String.format(Locale.ROOT, "run %d of at most %d", run, most));
      }
      Result result = next.run(subject, listener);
      comparison.add(result.envelope(), ended(result.envelope()));
      if (kept.isEmpty() && result.keptWorktree().isPresent()) {
        kept = result.keptWorktree();
        next = rerun.with(SmokeProperties.KEEP_WORKTREE, "never");
      }
    }
    return kept;
  }

  private static SmokeResult ended(PostMergeSmokeRun run)
      throws InvalidRequestException, InterruptedException {
    if (run.status() == Status.ABORTED) {
      throw new InterruptedException();
    }
    SmokeResult result = run.result();
    if (run.status() == Status.ERROR || result == null) {
      throw new InvalidRequestException(
          run.error() + " Make it so that it can be, then run this again.");
    }
    return result;
  }
}
