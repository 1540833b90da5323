package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.postmerge.diagnosis.DiagnosisWords;
import io.github.postmerge.smoke.verdict.Policy.Look;
import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.Status;
import java.util.Locale;
import java.util.Optional;

/**
 * What a verdict means, and what to do about it.
 *
 * @param look whether main was checked
 */
record VerdictWords(PostMergeSmokeRun run, Look look) {

  /** The meaning, in a sentence without the status. */
  String meaning() {
    return isRedInDryRun() ? "the smoke failed in a dry run." : meaning(run.reasonCode());
  }

  /** A dry run did not check main, so its red says nothing about main. */
  private boolean isRedInDryRun() {
    return look == Look.DRY_RUN && (run.status() == Status.FAIL || run.status() == Status.TIMEOUT);
  }

  private String meaning(ReasonCode reason) {
    return switch (reason) {
      case SMOKE_IN_PROGRESS -> "the run has not ended.";
      case POST_MERGE_SMOKE_PASS -> "main works at this commit, and the queue may go on.";
      case MAIN_MOVED_DURING_SMOKE -> "this commit works, but main moved on meanwhile.";
      case POST_MERGE_SMOKE_FAILED -> "main is red at this commit.";
      case POST_MERGE_SMOKE_TIMEOUT -> "the smoke did not end in time; main counts as red.";
      case MERGE_COMMIT_STALE ->
          run.status() == Status.PASS
              ? "this commit works, but is not main's head."
              : "this commit is not main's head.";
      case SMOKE_COMMAND_UNDEFINED -> "no smoke command is defined for this merge.";
      case SMOKE_COMMAND_UNDEFINED_ALLOWED ->
          "no smoke command is defined for this merge; that is allowed.";
      case SMOKE_ABORTED -> "the run was told to stop.";
      case SMOKE_NOT_RUN -> "it could not be found out whether main works.";
      case SMOKE_COULD_NOT_TELL -> "the smoke itself says that it could not tell.";
      case DRY_RUN -> "the smoke passed in a dry run, which opens no queue.";
    };
  }

  /** What to do next, in a sentence. */
  String advice() {
    if (isRedInDryRun()) {
      return "Correct the smoke or the commit; run it without -Dsmoke.dryRun for a verdict on"
          + " main.";
    }
    return Optional.ofNullable(run.diagnosis())
        .flatMap(d -> DiagnosisWords.advice(d.conclusion()))
        .orElseGet(() -> advice(run.reasonCode()));
  }

  /** If merges before this one have no verdict, any of them may have broken main. */
  private String fixAdvice() {
    int unsmoked = run.history() == null ? 0 : run.history().unsmoked();
    return unsmoked == 0
        ? "Fix or revert this merge before the next one."
        : String.format(
            Locale.ROOT,
            "%s no verdict and may be to blame as well. smoke:culprit with the same -D%s finds out"
                + " which merge broke main; fix or revert that one before the next merge.",
            unsmoked == 1 ? "The merge before it has" : unsmoked + " merges before it have",
            SmokeProperties.HISTORY);
  }

  private String advice(ReasonCode reason) {
    return switch (reason) {
      case SMOKE_IN_PROGRESS, SMOKE_ABORTED -> "Run it again on main's present head.";
      case POST_MERGE_SMOKE_PASS -> "Merge the next change.";
      case MAIN_MOVED_DURING_SMOKE, MERGE_COMMIT_STALE -> "Smoke main's present head.";
      case POST_MERGE_SMOKE_FAILED -> fixAdvice();
      case POST_MERGE_SMOKE_TIMEOUT ->
          "Find out what hangs, or allow it more with -Dsmoke.timeoutInSeconds=SECONDS.";
      case SMOKE_COMMAND_UNDEFINED ->
          "Define a command, or allow merges without one with -Dsmoke.undefinedCommand=allow.";
      case SMOKE_COMMAND_UNDEFINED_ALLOWED -> "Merge the next change; better, define a command.";
      case SMOKE_NOT_RUN, SMOKE_COULD_NOT_TELL ->
          "Correct what the error names, then run it again.";
      case DRY_RUN -> "Run it without -Dsmoke.dryRun for a verdict.";
    };
  }
}
