package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.culprit.question.SearchRequest;
import io.github.postmerge.smoke.culprit.question.SearchedSmoke;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.RemoteException;
import io.github.postmerge.smoke.history.FailureSignature;
import io.github.postmerge.smoke.run.Budget;
import io.github.postmerge.smoke.run.ProbeRun;
import io.github.postmerge.smoke.run.Prober;
import io.github.postmerge.smoke.run.ProgressReporter;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.run.SmokeRunner;
import io.github.postmerge.smoke.verdict.Policy;
import io.github.postmerge.smoke.verdict.Policy.BuildFollows;
import io.github.postmerge.smoke.verdict.Policy.Look;
import io.github.postmerge.smoke.verdict.Policy.UndefinedCommand;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs probes of one search on this machine. */
final class ProbeWorker {

  /** The variable that distinguishes parallel probes, for ports and the like. */
  static final String JOB = "SMOKE_JOB";

  private final RunContext context;
  private final SearchRequest request;
  private final SearchedSmoke smoke;
  private final ProgressReporter reporter;
  private final String runId;

  ProbeWorker(
      RunContext context, SearchRequest request, SearchedSmoke smoke, ProgressReporter reporter) {
    this.context = context;
    this.request = request;
    this.smoke = smoke;
    this.reporter = reporter;
    this.runId = context.runIds().get();
  }

  /**
   * One probe to make.
   *
   * @param job number of the job on this machine that makes it, from 0
   */
  record Task(CommitId commit, int number, int job) {}

  /**
   * The result of a probe.
   *
   * @param signature null if it did not fail
   */
  record Result(ProbeRun run, @Nullable String signature, Instant startedAt) {}

  Result run(Task task, Budget budget)
      throws RepositoryException, RemoteException, IOException, InterruptedException {
    Instant startedAt = context.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    Prober prober =
        new Prober(
            new SmokeRunner(
                context.withVariable(JOB, Integer.toString(task.job())),
                Optional.empty(),
                reporter),
            request.settings().checkout().cache(),
            new Prober.RedSmoke(smoke.spec().as(runId), smoke.failure(), policy()));
    try (GitRepository repository = GitRepository.at(request.settings().repository())) {
      ProbeRun run =
          prober.run(
              repository,
              context.git().mainlines().of(repository, request.settings().main()),
              new Prober.Trial(task.commit(), task.number()),
              budget);
      return new Result(run, signature(run), startedAt);
    }
  }

  private static @Nullable String signature(ProbeRun run) {
    boolean timedOut = run.status() == ProbeStatus.TIMEOUT;
    return timedOut || run.status() == ProbeStatus.FAIL
        ? new FailureSignature(
                timedOut ? Status.TIMEOUT : Status.FAIL, run.exitCode(), run.evidence())
            .hash(List.of(run.runId(), run.commit().abbreviated()))
        : null;
  }

  /** Main is not looked at, because the commits to probe are known. */
  private Policy policy() {
    return new Policy(
        UndefinedCommand.BLOCK, Look.DRY_RUN, smoke.errorExitCodes(), BuildFollows.QUEUE);
  }
}
