package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.command.ShellDialect;
import io.github.postmerge.smoke.envelope.FailureEvidence;
import io.github.postmerge.smoke.envelope.file.EnvelopeFile;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.process.OutputListener;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.process.ProcessSpec;
import io.github.postmerge.smoke.worktree.Worktree;
import io.github.postmerge.smoke.worktree.WorktreeCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Checks commits out and runs smokes there: first runs, reruns and reproductions. */
public final class SmokeRunner {

  private final RunContext context;
  private final Optional<EnvelopeFile> envelope;
  private final ProgressReporter reporter;

  /**
   * A runner for one run.
   *
   * @param envelope the file that is restored after each smoke; empty if the run has none
   */
  public SmokeRunner(
      RunContext context, Optional<EnvelopeFile> envelope, ProgressReporter reporter) {
    this.context = context;
    this.envelope = envelope;
    this.reporter = reporter;
  }

  /**
   * Checks a commit out; closing the worktree removes it, unless it is kept.
   *
   * @throws RepositoryException if the commit's tree cannot be checked out
   * @throws IOException if the files cannot be written
   */
  SmokeWorktree checkOut(GitRepository repository, CommitId commit, WorktreeCache cache)
      throws RepositoryException, IOException {
    Worktree worktree = context.git().worktrees().of(repository, cache).add(commit);
    return new SmokeWorktree(worktree, this, reporter);
  }

  /** Runs a smoke in a folder, and restores the envelope afterwards. */
  ProcessOutcome run(SmokeSpec smoke, Path folder, OutputListener listener) throws IOException {
    ProcessSpec spec =
        new ProcessSpec(
            smoke.command().argv(ShellDialect.ofThisSystem()),
            folder,
            SmokeEnvironment.of(context.variables(), smoke, folder),
            smoke.limits().timeout(),
            smoke.limits().killGrace(),
            smoke.limits().containment(),
            envelope.map(EnvelopeFile::guarded));
    try {
      return context.processes().run(spec, listener);
    } finally {
      envelope.ifPresent(EnvelopeFile::restore);
    }
  }

  /** The last output lines of a failed smoke, masked. */
  String evidence(ProcessOutcome outcome, SmokeWorktree worktree) {
    return FailureEvidence.of(outcome, reporter.masker().relativeTo(worktree.paths()));
  }
}
