package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.command.CommandRequest;
import io.github.postmerge.smoke.command.CommandResolution;
import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.command.CommandResolution.Undefined;
import io.github.postmerge.smoke.command.CommandResolver;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.envelope.Merge;
import io.github.postmerge.smoke.git.Commit;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.Mainline;
import io.github.postmerge.smoke.git.RemoteException;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.OnStale;
import io.github.postmerge.smoke.postmerge.RunListener.Step;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.verdict.Evidence;
import io.github.postmerge.smoke.verdict.Evidence.NoCommand;
import io.github.postmerge.smoke.verdict.Evidence.Ran;
import io.github.postmerge.smoke.verdict.Evidence.StaleBefore;
import io.github.postmerge.smoke.verdict.StaleReason;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The steps of one run, in their order, with a way out after each. */
final class StraightLine {

  private final Surroundings surroundings;
  private final Tools tools;
  private final PostMergeSmokeRequest request;
  private final RunFacts facts;
  private final Narration narration;
  private final CommandResolver resolver = CommandResolver.withBuiltInRegistry();

  StraightLine(
      Surroundings surroundings, Tools tools, PostMergeSmokeRequest request, Narration narration) {
    this.surroundings = surroundings;
    this.tools = tools;
    this.request = request;
    this.narration = narration;
    this.facts = narration.facts();
  }

  Evidence follow()
      throws InvalidCommandException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    try (GitRepository repository = GitRepository.at(request.repository())) {
      facts.mask(surroundings.masker(repository.remoteUrls(), request.maskPatterns()));
      CommitId commit = resolveCommit(repository);
      Mainline mainline = tools.mainlines().of(repository, request.main());
      FreshnessCheck freshness = new FreshnessCheck(mainline, request.policy(), narration);
      Optional<StaleReason> stale = freshness.before(commit);
      if (stale.isPresent() && request.onStale() == OnStale.STOP) {
        return new StaleBefore(stale.get());
      }
      tellFetched(mainline.complete(commit));
      CommandResolution resolution = resolveCommand(repository, commit);
      if (!(resolution instanceof Found command)) {
        return new NoCommand(stale);
      }
      ProcessOutcome outcome =
          new SmokeExecution(surroundings, tools, request, narration)
              .run(repository, commit, command);
      facts.ended(outcome);
      return new Ran(outcome, freshness.after(commit, outcome, stale));
    }
  }

  private void tellFetched(int objects) {
    if (objects > 0) {
      narration.step(
          Step.COMMIT,
          objects + " objects that this partial clone lacked are fetched into its object store");
    }
  }

  private CommitId resolveCommit(GitRepository repository)
      throws RepositoryException, InvalidCommandException {
    MergeRevision named = MergeRevision.of(request, surroundings.variables());
    CommitId id = named.in(repository);
    facts.resolved(id);
    Commit commit = repository.commit(id);
    facts.describedBy(describe(commit, repository.remoteUrl(request.main().remote()), named));
    narration.step(
        Step.COMMIT, id.abbreviated() + " " + commit.subject() + " (" + named.shownSource() + ")");
    Optional<TaskId> task = request.task().id();
    if (task.isEmpty()) {
      task = request.task().pattern().firstIn(commit.message());
    }
    task.ifPresent(facts::cameFrom);
    narration.step(Step.TASK, task.map(TaskId::value).orElse("none named"));
    return id;
  }

  private Merge describe(Commit commit, Optional<String> remote, MergeRevision named) {
    Masker masker = facts.masker();
    return new Merge(
        masker.mask(commit.subject()),
        masker.mask(commit.author()),
        DateTimeFormatter.ISO_INSTANT.format(commit.committedAt().truncatedTo(ChronoUnit.SECONDS)),
        commit.parents().stream().map(CommitId::value).toList(),
        remote.map(UrlPassword::without).map(masker::mask).orElse(null),
        masker.mask(request.main().branch()),
        named.source());
  }

  private CommandResolution resolveCommand(GitRepository repository, CommitId commit)
      throws InvalidCommandException, IOException {
    PostMergeSmokeRequest.Command where = request.command();
    CommandResolution resolution =
        resolver.resolve(
            new CommandRequest(
                where.explicit(), facts.taskId(), where.taskDirectory(), where.registry()),
            path -> repository.read(commit, path));
    if (resolution instanceof Found command) {
      facts.runs(command);
      narration.step(
          Step.COMMAND,
          command.command().declared().stripTrailing()
              + " ("
              + command.location().orElse("parameter")
              + ")");
    } else {
      facts.lookedFor(((Undefined) resolution).lookedFor());
      narration.step(Step.COMMAND, "none defined");
    }
    return resolution;
  }
}
