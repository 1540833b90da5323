package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.collect.CollectSettings;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.SmokeCommand;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.command.TaskIdPattern;
import io.github.postmerge.smoke.postmerge.diagnosis.Reruns;
import io.github.postmerge.smoke.run.settings.RunSettings;
import io.github.postmerge.smoke.verdict.Policy;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A validated request for one run.
 *
 * @param settings what every goal that runs smokes is told
 * @param revision the merge commit; empty for the CI system's, or else HEAD
 * @param task which task the merge came from
 * @param command the command given as a parameter, which wins over everything
 * @param policy what the team decided beforehand
 * @param onStale what to do with a commit that is not main's head
 * @param reruns what to run again after a red smoke; empty for nothing
 * @param history where earlier runs are; empty where no history is kept
 * @param collect which files to copy after the smoke; empty for none
 */
record PostMergeSmokeRequest(
    RunSettings settings,
    Optional<String> revision,
    Task task,
    Optional<SmokeCommand> command,
    Policy policy,
    OnStale onStale,
    Optional<Reruns> reruns,
    Optional<HistorySettings> history,
    Optional<CollectSettings> collect) {

  PostMergeSmokeRequest withoutLog() {
    return new PostMergeSmokeRequest(
        settings.withoutLog(), revision, task, command, policy, onStale, reruns, history, collect);
  }

  /** The task's id, or how to find it in the merge commit's message. */
  record Task(Optional<TaskId> id, TaskIdPattern pattern) {

    /** The task of a merge with this message. */
    Optional<TaskId> of(String message) throws InvalidCommandException {
      return id.isPresent() ? id : pattern.firstIn(message);
    }
  }

  /**
   * A history of earlier runs.
   *
   * @param folder with one file a run
   */
  record HistorySettings(Path folder, Escalate escalate) {}

  /** Which reds make an escalation packet. */
  enum Escalate {
    /** Each. */
    ALWAYS,
    /** Those that are news. */
    EDGES
  }

  /** What to do with a commit that is not main's head. */
  enum OnStale {
    /** Report it and run nothing. */
    STOP,
    /** Run it all the same, for a verdict of its own; it never opens the queue. */
    RUN
  }

  /** What a run inside a smoke of the same repository does. */
  public enum Nested {
    /** Nothing. */
    SKIP,
    /** It takes place. */
    RUN
  }

  /** Whether a red smoke is diagnosed. */
  enum Diagnose {
    /** It is not. */
    NEVER,
    /** It is run again, to tell who broke it. */
    ON_FAILURE
  }
}
