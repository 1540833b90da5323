package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.envelope.Escalation;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.SmokeCommandInfo;
import io.github.postmerge.smoke.envelope.SmokeResult;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What there is to tell of a run that has ended; all text is masked.
 *
 * @param run what the envelope says
 * @param headline one sentence with the status in front
 * @param advice what to do next, in a sentence
 * @param escalation what a person needs who must act; empty where main is not red
 * @param envelope where the envelope is; empty where it could not be written
 * @param log where the smoke's whole output is; empty where there is none
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

  /** What a person needs to understand a run that is not green: the last output, or the error. */
  String evidence() {
    return escalation()
        .map(Escalation::evidence)
        .orElseGet(() -> Optional.ofNullable(run.error()).orElse(""));
  }

  /** The task, or what stands for it. */
  String subject() {
    return Optional.ofNullable(run.taskId()).orElse("a merge without a task");
  }
}
