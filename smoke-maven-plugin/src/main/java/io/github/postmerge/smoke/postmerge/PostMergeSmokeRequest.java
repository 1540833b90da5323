package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.command.CommandRequest.RegistryFile;
import io.github.postmerge.smoke.command.SmokeCommand;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.command.TaskIdPattern;
import io.github.postmerge.smoke.command.TreePath;
import io.github.postmerge.smoke.git.MainBranch;
import io.github.postmerge.smoke.git.WorktreeCache;
import io.github.postmerge.smoke.process.ContainmentChoice;
import io.github.postmerge.smoke.verdict.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One run, asked for in terms that hold.
 *
 * @param repository any folder of the repository
 * @param revision the merge commit; empty for the CI system's, or else HEAD
 * @param task which task the merge came from
 * @param command where to look for the smoke command
 * @param main what main is
 * @param limits how long the smoke may take, and what holds it
 * @param policy what the team decided beforehand
 * @param onStale what to do with a commit that is not main's head
 * @param worktree where the checkout goes and what becomes of it
 * @param log where the smoke's whole output goes; empty for nowhere
 * @param reruns what to run again after a red smoke; empty for nothing
 * @param maskPatterns what the team wants masked beyond what is secret anywhere
 */
record PostMergeSmokeRequest(
    Path repository,
    Optional<String> revision,
    Task task,
    Command command,
    MainBranch main,
    Limits limits,
    Policy policy,
    OnStale onStale,
    Checkout worktree,
    Optional<Log> log,
    Optional<Reruns> reruns,
    List<String> maskPatterns) {

  PostMergeSmokeRequest {
    maskPatterns = List.copyOf(maskPatterns);
  }

  /** The task's id, or how to find it in the merge commit's message. */
  record Task(Optional<TaskId> id, TaskIdPattern pattern) {}

  /** The explicit command, or where to look for one. */
  record Command(Optional<SmokeCommand> explicit, TreePath taskDirectory, RegistryFile registry) {}

  /**
   * What bounds the smoke.
   *
   * @param timeout its own wall time
   * @param killGrace the time between SIGTERM and SIGKILL
   * @param containment how its process tree is held
   */
  record Limits(Duration timeout, Duration killGrace, ContainmentChoice containment) {}

  /** What to do with a commit that is not main's head. */
  enum OnStale {
    /** Say so and run nothing. */
    STOP,
    /** Run it all the same, for a verdict of its own; it never opens the queue. */
    RUN
  }

  /**
   * Where the worktree is made, what of earlier runs is used again, and whether it is kept.
   *
   * @param remark what to tell the user of that place
   */
  record Checkout(WorktreeCache cache, Keep keep, Optional<String> remark) {}

  /**
   * The smoke's whole output on disk.
   *
   * @param maxSize bytes of output, above 0
   */
  record Log(LogFile file, long maxSize) {}

  /** Whether a red smoke is diagnosed. */
  enum Diagnose {
    /** It is left at that. */
    NEVER,
    /** It is run again, to tell who broke it. */
    ON_FAILURE
  }

  /**
   * Reruns of a red smoke.
   *
   * @param budget wall time for all of them
   * @param lastGood a commit that is said to have passed
   */
  record Reruns(Duration budget, Optional<LastGood> lastGood) {}

  /** Whether the worktree is left for a person to look at. */
  enum Keep {
    /** It is always removed. */
    NEVER,
    /** It is left where the smoke ran and did not pass. */
    ON_FAILURE,
    /** It is always left. */
    ALWAYS
  }
}
