package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.command.ShellDialect;
import io.github.postmerge.smoke.envelope.EnvelopeFile;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.RepositoryState;
import io.github.postmerge.smoke.git.Worktree;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.Keep;
import io.github.postmerge.smoke.postmerge.RunListener.Step;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.process.ProcessSpec;
import io.github.postmerge.smoke.verdict.FailureReason;
import java.io.IOException;
import java.util.List;

/** Checks the commit out, runs the smoke there, and clears the checkout away. */
final class SmokeExecution {

  private final Surroundings surroundings;
  private final Tools tools;
  private final PostMergeSmokeRequest request;
  private final Narration narration;

  SmokeExecution(
      Surroundings surroundings, Tools tools, PostMergeSmokeRequest request, Narration narration) {
    this.surroundings = surroundings;
    this.tools = tools;
    this.request = request;
    this.narration = narration;
  }

  ProcessOutcome run(GitRepository repository, CommitId commit, Found command)
      throws RepositoryException, IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    WorktreeRuns runs = new WorktreeRuns(tools.runner(), narration);
    Worktree worktree = tools.worktrees().of(repository, request.worktree().cache()).add(commit);
    try {
      narration.step(Step.WORKTREE, worktree.folder().toString());
      request.worktree().remark().ifPresent(narration::warning);
      worktree.remarks().forEach(narration::warning);
      narration.facts().laidOutBy(worktree.engine());
      RepositoryState before = repository.state();
      ProcessOutcome outcome = smoke(runs, worktree, command);
      tellChanges(repository.changesSince(before));
      keepWhereAsked(worktree, outcome);
      return outcome;
    } finally {
      runs.close(worktree);
    }
  }

  /** A linked worktree shares refs, configuration, hooks and objects with the user's own. */
  private void tellChanges(List<String> changes) {
    narration.facts().repositoryChanged(changes);
    if (!changes.isEmpty()) {
      narration.warning(
          "While the smoke ran, this changed in the repository: "
              + String.join(", ", changes)
              + ". Unless somebody else worked in it, the smoke did that.");
    }
  }

  private ProcessOutcome smoke(WorktreeRuns runs, Worktree worktree, Found command)
      throws IOException {
    List<String> argv = command.command().argv(ShellDialect.ofThisSystem());
    PostMergeSmokeRequest.Limits limits = request.limits();
    narration.step(Step.SMOKE, "at most " + limits.timeout().toSeconds() + " s");
    ProcessSpec spec =
        new ProcessSpec(
            argv,
            worktree.folder(),
            SmokeEnvironment.of(surroundings.variables(), narration.facts()),
            limits.timeout(),
            limits.killGrace(),
            limits.containment(),
            narration.facts().envelope().map(EnvelopeFile::guarded));
    try (SmokeOutput output = new SmokeOutput(request.log(), narration)) {
      ProcessOutcome outcome = runs.run(worktree, spec, output);
      output.end(outcome);
      return outcome;
    }
  }

  private void keepWhereAsked(Worktree worktree, ProcessOutcome outcome) {
    boolean passed = FailureReason.of(outcome).isEmpty();
    Keep keep = request.worktree().keep();
    if (keep == Keep.ALWAYS || (keep == Keep.ON_FAILURE && !passed)) {
      keep(worktree);
    }
  }

  private void keep(Worktree worktree) {
    try {
      worktree.keep();
      narration.facts().kept(worktree.folder());
    } catch (IOException e) {
      narration.warning(
          "The worktree " + worktree.folder() + " could not be kept: " + Failures.sentence(e));
    }
  }
}
