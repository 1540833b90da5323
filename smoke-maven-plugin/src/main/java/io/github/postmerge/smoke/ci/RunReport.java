package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.envelope.Escalation;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.SmokeCommandInfo;
import io.github.postmerge.smoke.envelope.SmokeResult;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The result of a run for a CI system; all text is masked.
 *
 * @param run the envelope's content
 * @param headline one sentence that begins with the status
 * @param advice what to do next, in a sentence
 * @param escalation what the person who must act needs to know; empty if main is not red
 * @param envelope the envelope's file; empty if it could not be written
 * @param log the file with the smoke's whole output; empty if there is none
 */
public record RunReport(
    PostMergeSmokeRun run,
    String headline,
    String advice,
    Optional<Escalation> escalation,
    Optional<Path> envelope,
    Optional<Path> log) {

  Level level() {
    return Level.of(run);
  }

  Optional<SmokeResult> result() {
    return Optional.ofNullable(run.result());
  }

  Optional<SmokeCommandInfo> command() {
    return Optional.ofNullable(run.smokeCommand());
  }

  /** The reason why a run is not green: the last output, or the error. */
  String evidence() {
    return escalation()
        .map(Escalation::evidence)
        .orElseGet(() -> Optional.ofNullable(run.error()).orElse(""));
  }

  /** The task, or words for a merge without one. */
  String subject() {
    return Optional.ofNullable(run.taskId()).orElse("a merge without a task");
  }
}
