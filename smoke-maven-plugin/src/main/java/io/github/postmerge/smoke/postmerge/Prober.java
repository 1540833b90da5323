package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.command.ShellDialect;
import io.github.postmerge.smoke.diagnosis.ProbeStatus;
import io.github.postmerge.smoke.diagnosis.Role;
import io.github.postmerge.smoke.envelope.Diagnosis.Probe;
import io.github.postmerge.smoke.envelope.EnvelopeFile;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RemoteException;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.Worktree;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.process.ProcessSpec;
import io.github.postmerge.smoke.process.Unheard;
import io.github.postmerge.smoke.verdict.FailureReason;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Runs the red smoke's command once more, at one commit, as it was run the first time. */
final class Prober {

  /** What a shell says where the command is not there, or cannot be executed. */
  private static final Set<String> CANNOT_BE_RUN = Set.of("EXIT_CODE_126", "EXIT_CODE_127");

  private final Surroundings surroundings;
  private final Tools tools;
  private final PostMergeSmokeRequest request;
  private final Narration narration;

  Prober(
      Surroundings surroundings, Tools tools, PostMergeSmokeRequest request, Narration narration) {
    this.surroundings = surroundings;
    this.tools = tools;
    this.request = request;
    this.narration = narration;
  }

  /**
   * One run to be made.
   *
   * @param number which it is, from 1
   */
  record Trial(Role role, CommitId commit, int number) {}

  Probe run(GitRepository repository, Trial trial, Budget budget)
      throws RepositoryException, RemoteException, IOException, InterruptedException {
    tools.mainlines().of(repository, request.main()).complete(trial.commit());
    WorktreeRuns runs = new WorktreeRuns(tools.runner(), narration);
    Worktree worktree =
        tools.worktrees().of(repository, request.worktree().cache()).add(trial.commit());
    try {
      Duration left = budget.left();
      Duration timeout = request.limits().timeout();
      Duration limit = left.compareTo(timeout) < 0 ? left : timeout;
      ProcessOutcome outcome = run(runs, worktree, trial, limit);
      ProbeStatus status = status(outcome, limit.equals(timeout) ? Limit.OWN : Limit.BUDGET);
      return new Probe(
          trial.role(),
          trial.commit().value(),
          status,
          outcome.ending() instanceof Ending.Exited exited ? exited.code() : null,
          EnvelopeAssembly.milliseconds(outcome));
    } finally {
      runs.close(worktree);
    }
  }

  /** Whose time it was that a run had. */
  private enum Limit {
    /** The smoke's own. */
    OWN,
    /** What was left of the budget. */
    BUDGET
  }

  private ProcessOutcome run(WorktreeRuns runs, Worktree worktree, Trial trial, Duration limit)
      throws IOException {
    ProcessSpec spec =
        new ProcessSpec(
            command().command().argv(ShellDialect.ofThisSystem()),
            worktree.folder(),
            SmokeEnvironment.ofProbe(surroundings.variables(), narration.facts(), trial),
            limit,
            request.limits().killGrace(),
            request.limits().containment(),
            narration.facts().envelope().map(EnvelopeFile::guarded));
    // The first run's output is what a person needs; that of the others would bury it.
    return runs.run(worktree, spec, Unheard.LISTENER);
  }

  private ProbeStatus status(ProcessOutcome outcome, Limit limit) {
    Ending ending = outcome.ending();
    if (ending instanceof Ending.Aborted) {
      return ProbeStatus.CUT;
    }
    if (!outcome.census().survivors().isEmpty()) {
      return ProbeStatus.NOT_RUN;
    }
    if (ending instanceof Ending.TimedOut) {
      return switch (limit) {
        case OWN -> ProbeStatus.TIMEOUT;
        case BUDGET -> ProbeStatus.CUT;
      };
    }
    Optional<String> failure = FailureReason.of(outcome);
    if (failure.isEmpty()) {
      return ProbeStatus.PASS;
    }
    if (request.policy().couldNotTell(ending)) {
      return ProbeStatus.NOT_RUN;
    }
    boolean lacksCommand = CANNOT_BE_RUN.contains(failure.get()) && !failure.equals(redFailure());
    return lacksCommand || ending instanceof Ending.NotStarted
        ? ProbeStatus.NOT_RUN
        : ProbeStatus.FAIL;
  }

  private Optional<String> redFailure() {
    return narration.facts().outcome().flatMap(FailureReason::of);
  }

  private Found command() {
    return narration.facts().command().orElseThrow();
  }
}
