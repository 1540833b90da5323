package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.envelope.Reproduction.Ended;
import io.github.postmerge.smoke.envelope.SmokeResult;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.run.Leftovers;
import io.github.postmerge.smoke.run.ProgressReporter;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.run.RunListener.Step;
import io.github.postmerge.smoke.run.SmokeExecution;
import io.github.postmerge.smoke.run.SmokeRun;
import io.github.postmerge.smoke.run.SmokeRunner;
import io.github.postmerge.smoke.run.SmokeSpec;
import io.github.postmerge.smoke.run.SmokeWorktree;
import io.github.postmerge.smoke.run.settings.RunSettings;
import io.github.postmerge.smoke.verdict.Evidence.Ran;
import io.github.postmerge.smoke.verdict.Policy;
import io.github.postmerge.smoke.verdict.Policy.Look;
import io.github.postmerge.smoke.verdict.Policy.UndefinedCommand;
import io.github.postmerge.smoke.verdict.Status;
import io.github.postmerge.smoke.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Repeats a smoke until the answer is settled or the maximum is reached. */
final class Attempts {

  /** A dry run: main is not checked, because the commit is known and red. */
  private static final Policy POLICY = new Policy(UndefinedCommand.BLOCK, Look.DRY_RUN);

  private final RunContext context;
  private final GitRepository repository;
  private final ReproductionRequest request;
  private final ProgressReporter reporter;

  Attempts(
      RunContext context,
      GitRepository repository,
      ReproductionRequest request,
      ProgressReporter reporter) {
    this.context = context;
    this.repository = repository;
    this.request = request;
    this.reporter = reporter;
  }

  /** Runs it at most as often as requested; returns the worktree that was kept, if any. */
  Optional<Path> make(SmokeSpec smoke, RunSettings settings, Comparison comparison)
      throws RepositoryException, InvalidRequestException, IOException, InterruptedException {
    int most = request.runs();
    RunSettings next = settings;
    Optional<Path> kept = Optional.empty();
    for (int run = 1; run <= most && !comparison.isSettled(); run++) {
      if (most > 1) {
        reporter.step(Step.SMOKE, String.format(Locale.ROOT, "run %d of at most %d", run, most));
      }
      SmokeSpec spec = smoke.as(context.runIds().get());
      Leftovers.clearLog(request.log(), request.input(), reporter);
      SmokeRun result = run(next, spec);
      comparison.add(attempt(spec, result));
      if (kept.isEmpty() && result.keptWorktree().isPresent()) {
        kept = result.keptWorktree();
        next = settings.withoutKeeping();
      }
    }
    return kept;
  }

  private SmokeRun run(RunSettings settings, SmokeSpec smoke)
      throws RepositoryException, IOException, InterruptedException {
    SmokeRunner runner = new SmokeRunner(context, Optional.empty(), reporter);
    SmokeExecution execution = new SmokeExecution(runner, settings, reporter);
    try (SmokeWorktree worktree = execution.checkOut(repository, smoke.commit())) {
      SmokeRun run = execution.run(repository, worktree, smoke);
      var unused = execution.changes(repository, run);
      return run;
    }
  }

  private Attempt attempt(SmokeSpec smoke, SmokeRun run)
      throws InvalidRequestException, InterruptedException {
    if (run.wasAborted()) {
      throw new InterruptedException();
    }
    Optional<String> notStarted = run.launchFailure();
    if (notStarted.isPresent()) {
      throw new InvalidRequestException(
          reporter.masker().mask(notStarted.get()) + " Fix that, then run this again.");
    }
    Status status = Verdict.of(new Ran(run.outcome(), Optional.empty()), POLICY).status();
    SmokeResult result = SmokeResult.of(run.outcome(), smoke.command().declared(), run.masker());
    Ended ended = new Ended(status, result.exitCode(), result.failureReason());
    return new Attempt(smoke.runId(), ended, run.milliseconds(), result);
  }
}
