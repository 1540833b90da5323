package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.command.CommandRequest;
import io.github.postmerge.smoke.command.CommandResolution;
import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.command.CommandResolver;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.MainBranch;
import io.github.postmerge.smoke.git.Mainline;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.verdict.Evidence.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs a known commit's smoke again: contained as ever, and with no look at main. */
public final class Rerun {

  private final Surroundings surroundings;
  private final Tools tools;
  private final Parameters parameters;
  private final PostMergeSmokeRequest request;

  /**
   * Prepares reruns.
   *
   * @throws InvalidRequestException where a parameter cannot be used
   * @throws InvalidCommandException where one that speaks of commands cannot
   */
  public Rerun(Surroundings surroundings, Tools tools, Parameters parameters)
      throws InvalidRequestException, InvalidCommandException {
    this.surroundings = surroundings;
    this.tools = tools;
    this.parameters = parameters;
    this.request = new RequestReader(parameters, surroundings.variables()).read();
  }

  /** Masks what is secret before a repository is known, whatever else the parameters are worth. */
  public static Masker maskerOf(Parameters parameters, Surroundings surroundings) {
    return surroundings.masker(
        List.of(), new RequestReader(parameters, surroundings.variables()).usableMaskPatterns());
  }

  /** The same, but for one parameter. */
  public Rerun with(String name, String value)
      throws InvalidRequestException, InvalidCommandException {
    return new Rerun(surroundings, tools, parameters.with(name, value));
  }

  /** Any folder of the repository. */
  public Path repository() {
    return request.repository();
  }

  /** What main is. */
  public MainBranch main() {
    return request.main();
  }

  /** The remote's main branch, where a commit can be fetched from. */
  public Mainline mainline(GitRepository repository) {
    return tools.mainlines().of(repository, request.main());
  }

  /** Masks what is secret here and in this repository. */
  public Masker masker(GitRepository repository) {
    return surroundings.masker(repository.remoteUrls(), request.maskPatterns());
  }

  /** The command that the commit's own tree, or the built-in registry, gives for a task. */
  public CommandResolution ownCommand(
      GitRepository repository, CommitId commit, Optional<TaskId> task)
      throws InvalidCommandException, IOException {
    PostMergeSmokeRequest.Command where = request.command();
    return CommandResolver.withBuiltInRegistry()
        .resolve(
            new CommandRequest(Optional.empty(), task, where.taskDirectory(), where.registry()),
            path -> repository.read(commit, path));
  }

  /** Whose smoke to run. */
  public record Subject(
      GitRepository repository, CommitId commit, Optional<TaskId> task, Found command) {}

  /**
   * What one rerun came to.
   *
   * @param envelope as a dry run's
   * @param keptWorktree the worktree that was left for a person to look at
   */
  public record Result(PostMergeSmokeRun envelope, Optional<Path> keptWorktree) {}

  /**
   * Runs it once.
   *
   * @throws InterruptedException where the run was told to stop before it began; one that began is
   *     {@code ABORTED}, and the interrupt flag set
   */
  public Result run(Subject subject, RunListener listener)
      throws RepositoryException, IOException, InterruptedException {
    RunFacts facts = facts(subject);
    ProcessOutcome outcome =
        new SmokeExecution(surroundings, tools, request, new Narration(listener, facts))
            .run(subject.repository(), subject.commit(), subject.command());
    facts.ended(outcome);
    Finding finding =
        new Finding(new Ran(outcome, Optional.empty()), request.policy(), Optional.empty());
    return new Result(
        new EnvelopeAssembly(surroundings.wholeEnvironment(), facts).of(finding),
        facts.keptWorktree());
  }

  private RunFacts facts(Subject subject) {
    RunFacts facts =
        new RunFacts(surroundings.runIds().get(), surroundings.clock().instant(), parameters);
    facts.mask(masker(subject.repository()));
    facts.accepted(request);
    facts.resolved(subject.commit());
    subject.task().ifPresent(facts::cameFrom);
    facts.runs(subject.command());
    return facts;
  }
}
