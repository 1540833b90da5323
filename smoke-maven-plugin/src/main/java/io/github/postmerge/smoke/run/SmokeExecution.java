package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.collect.BoundedCollection;
import io.github.postmerge.smoke.collect.CollectSettings;
import io.github.postmerge.smoke.collect.Collected;
import io.github.postmerge.smoke.collect.CollectedFile;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.run.RunListener.Step;
import io.github.postmerge.smoke.run.settings.RunSettings;
import io.github.postmerge.smoke.verdict.FailureReason;
import io.github.postmerge.smoke.worktree.RepositoryState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs a smoke with live output, a log, and detection of changes to the repository. */
public final class SmokeExecution {

  private final SmokeRunner runner;
  private final RunSettings settings;
  private final ProgressReporter reporter;

  public SmokeExecution(SmokeRunner runner, RunSettings settings, ProgressReporter reporter) {
    this.runner = runner;
    this.settings = settings;
    this.reporter = reporter;
  }

  /**
   * Checks a commit out.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public SmokeWorktree checkOut(GitRepository repository, CommitId commit)
      throws RepositoryException, IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    SmokeWorktree worktree = runner.checkOut(repository, commit, settings.checkout().cache());
    try {
      reporter.step(Step.WORKTREE, worktree.folder().toString());
      settings.checkout().remark().ifPresent(reporter::warning);
      worktree.remarks().forEach(reporter::warning);
      return worktree;
    } catch (RuntimeException | Error e) {
      worktree.close();
      throw e;
    }
  }

  /** Runs a smoke in a worktree, and keeps the worktree afterwards if the settings say so. */
  public SmokeRun run(GitRepository repository, SmokeWorktree worktree, SmokeSpec smoke)
      throws IOException {
    reporter.step(Step.SMOKE, "at most " + smoke.limits().timeout().toSeconds() + " s");
    RepositoryState before = RepositoryState.of(repository);
    Masker masker = reporter.masker().relativeTo(worktree.paths());
    SmokeOutput output = new SmokeOutput(settings.log(), masker, reporter);
    ProcessOutcome outcome;
    try (output) {
      outcome = worktree.run(smoke, output);
      output.end(outcome);
    }
    return new SmokeRun(outcome, masker, before, output.file(), keepIfRequested(worktree, outcome));
  }

  /**
   * The changes to the repository while a smoke ran; a linked worktree shares its refs,
   * configuration, hooks and objects.
   */
  public List<String> changes(GitRepository repository, SmokeRun run) throws IOException {
    List<String> changes = run.before().changesIn(repository);
    if (!changes.isEmpty()) {
      reporter.warning(
          "While the smoke ran, these files of the repository changed: "
              + String.join(", ", changes)
              + ". If nothing else was using the repository, the smoke changed them.");
    }
    return changes;
  }

  /**
   * Copies the files at these paths beside the envelope, unless the run was told to stop; a file
   * that cannot be copied is a warning.
   */
  public List<CollectedFile> collect(SmokeWorktree worktree, SmokeRun run, CollectSettings asked) {
    if (!run.wasLaunched() || run.wasAborted()) {
      return List.of();
    }
    Collected collected = new BoundedCollection(asked, run.masker()).from(worktree.folder());
    collected.warning().ifPresent(reporter::warning);
    return collected.files();
  }

  private Optional<Path> keepIfRequested(SmokeWorktree worktree, ProcessOutcome outcome) {
    boolean isRequested =
        switch (settings.checkout().keep()) {
          case NEVER -> false;
          case ON_FAILURE -> FailureReason.of(outcome).isPresent();
          case ALWAYS -> true;
        };
    return isRequested ? keep(worktree) : Optional.empty();
  }

  private Optional<Path> keep(SmokeWorktree worktree) {
    try {
      worktree.keep();
      return Optional.of(worktree.folder());
    } catch (IOException e) {
      reporter.warning(
          "The worktree " + worktree.folder() + " could not be kept: " + Failures.sentence(e));
      return Optional.empty();
    }
  }
}
