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
 * @param settings the settings of every goal that runs smokes
 * @param revision the merge commit; empty for the CI system's commit, or else HEAD
 * @param task the merge's task, or how to find it
 * @param command the command given as a parameter, which overrides all other sources
 * @param policy the team's decisions
 * @param onStale what to do with a commit that is not main's head
 * @param reruns the reruns after a red smoke, if any
 * @param history where earlier runs are recorded; empty if no history is kept
 * @param collect which files to copy after the smoke, if any
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
   * @param folder the folder with one file per run
   */
  record HistorySettings(Path folder, Escalate escalate) {}

  /** Which red runs put an escalation packet into the envelope. */
  enum Escalate {
    /** Every red run. */
    ALWAYS,
    /** Only a new red, or a new failure. */
    EDGES
  }

  /** What to do with a commit that is not main's head. */
  enum OnStale {
    /** Report it without running the smoke. */
    STOP,
    /** Run the smoke anyway; the queue must stop whatever the verdict. */
    RUN
  }

  /** What a run inside a smoke of the same repository does. */
  public enum Nested {
    /** It ends without running the smoke. */
    SKIP,
    /** It runs the smoke. */
    RUN
  }

  /** Whether a red smoke is diagnosed. */
  enum Diagnose {
    /** Never. */
    NEVER,
    /** It is run again, to find out which commit broke main. */
    ON_FAILURE
  }
}
