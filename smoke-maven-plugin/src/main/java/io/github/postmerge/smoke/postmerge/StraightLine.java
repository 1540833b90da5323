package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.command.CommandRequest;
import io.github.postmerge.smoke.command.CommandResolution;
import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.command.CommandResolver;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.git.Commit;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.Mainline;
import io.github.postmerge.smoke.git.RemoteException;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.OnStale;
import io.github.postmerge.smoke.postmerge.RunListener.Step;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.verdict.Evidence;
import io.github.postmerge.smoke.verdict.Evidence.NoCommand;
import io.github.postmerge.smoke.verdict.Evidence.Ran;
import io.github.postmerge.smoke.verdict.Evidence.StaleBefore;
import io.github.postmerge.smoke.verdict.StaleReason;
import java.io.IOException;
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
    CommitId id = repository.resolve(revision(repository));
    facts.resolved(id);
    Commit commit = repository.commit(id);
    narration.step(Step.COMMIT, id.abbreviated() + " " + commit.subject());
    Optional<TaskId> task = request.task().id();
    if (task.isEmpty()) {
      task = request.task().pattern().firstIn(commit.message());
    }
    task.ifPresent(facts::cameFrom);
    narration.step(Step.TASK, task.map(TaskId::value).orElse("none named"));
    return id;
  }

  /** A CI system's variable may speak of another repository's commit than this one. */
  private String revision(GitRepository repository) throws RepositoryException {
    if (request.revision().isPresent()) {
      return request.revision().get();
    }
    for (String candidate : CiCommit.candidates(surroundings.variables()).toList()) {
      if (repository.has(candidate)) {
        return candidate;
      }
    }
    return "HEAD";
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
      narration.step(Step.COMMAND, "none defined");
    }
    return resolution;
  }
}
