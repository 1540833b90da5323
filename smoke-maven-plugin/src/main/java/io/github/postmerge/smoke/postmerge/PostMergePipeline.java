package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.collect.CollectedFile;
import io.github.postmerge.smoke.command.CommandResolution;
import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.command.CommandResolution.Undefined;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.envelope.Merge;
import io.github.postmerge.smoke.envelope.file.EnvelopeFile;
import io.github.postmerge.smoke.git.Commit;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.Mainline;
import io.github.postmerge.smoke.git.remote.RemoteException;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.MaskingConfig;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.OnStale;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.run.Failures;
import io.github.postmerge.smoke.run.Leftovers;
import io.github.postmerge.smoke.run.ProgressReporter;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.run.RunListener;
import io.github.postmerge.smoke.run.RunListener.Step;
import io.github.postmerge.smoke.run.SmokeExecution;
import io.github.postmerge.smoke.run.SmokeRun;
import io.github.postmerge.smoke.run.SmokeRunner;
import io.github.postmerge.smoke.run.SmokeSpec;
import io.github.postmerge.smoke.run.SmokeWorktree;
import io.github.postmerge.smoke.verdict.Evidence;
import io.github.postmerge.smoke.verdict.Evidence.NoCommand;
import io.github.postmerge.smoke.verdict.Evidence.Ran;
import io.github.postmerge.smoke.verdict.Evidence.Retry;
import io.github.postmerge.smoke.verdict.Evidence.StaleBefore;
import io.github.postmerge.smoke.verdict.Evidence.Stopped;
import io.github.postmerge.smoke.verdict.Policy;
import io.github.postmerge.smoke.verdict.StaleReason;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one run, in order; each step can end the run.
 *
 * <p>The fields are the results of the steps. They survive a later failure, because the envelope
 * reports them.
 */
final class PostMergePipeline {

  private final RunContext context;
  private final RunIdentity identity;
  private final EnvelopeFile envelope;
  private final RunListener listener;

  private Masker masker;
  private ProgressReporter reporter;
  private @Nullable PostMergeSmokeRequest request;
  private @Nullable CommitId commit;
  private @Nullable Merge merge;
  private @Nullable TaskId task;
  private @Nullable CommitId mainHead;
  private @Nullable CommandResolution resolution;
  private @Nullable String checkedOutBy;
  private @Nullable SmokeRun smoke;
  private List<String> repositoryChanges = List.of();
  private List<CollectedFile> collected = List.of();

  PostMergePipeline(
      RunContext context, RunIdentity identity, EnvelopeFile envelope, RunListener listener) {
    this.context = context;
    this.identity = identity;
    this.envelope = envelope;
    this.listener = listener;
    this.masker = Masker.of(new MaskingConfig(Map.of(), List.of(), List.of()));
    this.reporter = new ProgressReporter(listener, masker);
  }

  /** Runs the steps. Only this method translates exceptions into results for the envelope. */
  RunConclusion run(RequestReader reader) {
    try {
      return RunConclusion.of(runSteps(reader), policy(), facts());
    } catch (InvalidRequestException | InvalidCommandException | RepositoryException e) {
      return unknown(Retry.IS_USELESS, e);
    } catch (InterruptedException | ClosedByInterruptException e) {
      Thread.currentThread().interrupt();
      return RunConclusion.of(new Stopped(), policy(), facts());
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      return unknown(Retry.MAY_HELP, e);
    }
  }

  private RunConclusion unknown(Retry retry, Throwable failure) {
    return RunConclusion.unknown(retry, Failures.of(failure), policy(), facts());
  }

  private Policy policy() {
    return request == null ? Policy.STRICTEST : request.policy();
  }

  private StepResults facts() {
    return new StepResults(
        identity,
        masker,
        Optional.ofNullable(request),
        Optional.ofNullable(commit),
        Optional.ofNullable(merge),
        Optional.ofNullable(task),
        Optional.ofNullable(mainHead),
        Optional.ofNullable(resolution),
        Optional.ofNullable(checkedOutBy),
        Optional.ofNullable(smoke),
        repositoryChanges,
        collected);
  }

  private Evidence runSteps(RequestReader reader)
      throws InvalidRequestException,
          InvalidCommandException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    mask(List.of(), reader.usableMaskPatterns());
    Leftovers.sweep(envelope, reporter);
    Leftovers.clearReports(reader.reports(), reporter);
    boolean hasLog = Leftovers.makeRoomForLog(reader.log(), envelope, reporter);
    PostMergeSmokeRequest read = reader.read();
    PostMergeSmokeRequest asked = hasLog ? read : read.withoutLog();
    request = asked;
    try (GitRepository repository = GitRepository.at(asked.settings().repository())) {
      mask(repository.remoteUrls(), asked.settings().maskPatterns());
      return smoke(repository, asked);
    }
  }

  /** Replaces the masker when more secrets are known. */
  private void mask(List<String> urls, List<String> patterns) {
    masker = context.masker(urls, patterns);
    reporter = new ProgressReporter(listener, masker);
  }

  private Evidence smoke(GitRepository repository, PostMergeSmokeRequest asked)
      throws InvalidCommandException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    CommitId resolved = resolveMerge(repository, asked);
    Mainline mainline = context.git().mainlines().of(repository, asked.settings().main());
    FreshnessCheck freshness = new FreshnessCheck(mainline, resolved, policy(), reporter);
    Optional<CommitId> head = freshness.head();
    mainHead = head.orElse(null);
    Optional<StaleReason> stale = freshness.before(head);
    if (stale.isPresent() && asked.onStale() == OnStale.STOP) {
      return new StaleBefore(stale.get());
    }
    reportFetched(mainline.complete(resolved));
    if (resolveCommand(repository, asked, resolved) instanceof Undefined) {
      return new NoCommand(stale);
    }
    ProcessOutcome outcome = execute(repository, asked);
    return new Ran(outcome, stale.isPresent() ? stale : after(freshness, outcome));
  }

  private CommitId resolveMerge(GitRepository repository, PostMergeSmokeRequest asked)
      throws RepositoryException, InvalidCommandException {
    MergeRevision named = MergeRevision.of(asked, context.variables());
    CommitId id = named.in(repository);
    commit = id;
    Commit found = repository.commit(id);
    merge = new MergeDescription(named, masker).of(found, repository, asked.settings().main());
    reporter.step(
        Step.COMMIT, id.abbreviated() + " " + found.subject() + " (" + named.shownSource() + ")");
    task = asked.task().of(found.message()).orElse(null);
    reporter.step(Step.TASK, task == null ? "none named" : task.value());
    return id;
  }

  private Optional<StaleReason> after(FreshnessCheck freshness, ProcessOutcome outcome)
      throws RemoteException, RepositoryException, InterruptedException {
    Optional<CommitId> head = freshness.headAfter(outcome);
    mainHead = head.orElse(mainHead);
    return head.flatMap(freshness::movedTo);
  }

  private void reportFetched(int objects) {
    if (objects > 0) {
      reporter.step(
          Step.COMMIT,
          objects + " objects that this partial clone lacked were fetched into its object store");
    }
  }

  private CommandResolution resolveCommand(
      GitRepository repository, PostMergeSmokeRequest asked, CommitId at)
      throws InvalidCommandException, IOException {
    CommandResolution found =
        asked
            .settings()
            .commands()
            .resolve(asked.command(), Optional.ofNullable(task), path -> repository.read(at, path));
    resolution = found;
    reporter.step(Step.COMMAND, sentence(found));
    return found;
  }

  private static String sentence(CommandResolution found) {
    return found instanceof Found command
        ? command.command().declared().stripTrailing()
            + " ("
            + command.location().orElse("parameter")
            + ")"
        : "none defined";
  }

  private ProcessOutcome execute(GitRepository repository, PostMergeSmokeRequest asked)
      throws RepositoryException, IOException, InterruptedException {
    SmokeSpec spec = facts().spec().orElseThrow();
    SmokeRunner runner = new SmokeRunner(context, Optional.of(envelope), reporter);
    SmokeExecution execution = new SmokeExecution(runner, asked.settings(), reporter);
    try (SmokeWorktree worktree = execution.checkOut(repository, spec.commit())) {
      checkedOutBy = worktree.checkedOutBy();
      SmokeRun run = execution.run(repository, worktree, spec);
      smoke = run;
      repositoryChanges = execution.changes(repository, run);
      collected = asked.collect().map(c -> execution.collect(worktree, run, c)).orElse(List.of());
      return run.outcome();
    }
  }
}
