package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.command.ShellDialect;
import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.ProcessCensus;
import io.github.postmerge.smoke.envelope.SmokeResult;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.verdict.BuildResult;
import io.github.postmerge.smoke.verdict.Policy.Look;
import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.StaleReason;
import io.github.postmerge.smoke.verdict.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A run's outcome in plain words. */
public final class VerdictReport {

  private final PostMergeSmokeOutcome outcome;
  private final PostMergeSmokeRun run;

  /** Reports an outcome; every text in it is masked already. */
  public VerdictReport(PostMergeSmokeOutcome outcome) {
    this.outcome = outcome;
    this.run = outcome.envelope();
  }

  /** One sentence with the status in front. */
  public String headline() {
    if (outcome.envelopeFailure().isPresent()) {
      return "ERROR: there is no envelope, so the queue must stop.";
    }
    return run.status() + ": " + meaning();
  }

  /** What belongs to it, one line each. */
  public List<String> details() {
    List<String> lines = new ArrayList<>();
    lines.add(line("reason", run.reasonCode() + staleReason()));
    lines.add(line("queue", run.allowContinuation() ? "may go on" : "must stop"));
    if (succeedsAlone()) {
      lines.add(line("build", buildNote()));
    }
    if (run.result() != null && run.result().failureReason() != null) {
      lines.add(line("smoke", ending(run.result())));
    }
    if (run.result() != null) {
      lines.add(line("duration", seconds(run.durationMs())));
    }
    lines.addAll(diagnosis());
    if (run.error() != null) {
      lines.add(line("error", run.error()));
    }
    lines.add(line("envelope", envelope()));
    outcome.log().ifPresent(log -> lines.add(line("log", log.toString())));
    lines.addAll(next());
    return lines;
  }

  /** What a diagnosis adds to a verdict that was told before it. */
  public List<String> afterDiagnosis() {
    List<String> lines = new ArrayList<>(diagnosis());
    lines.add(line("next", advice()));
    return lines;
  }

  /** The last lines that a red smoke printed. */
  public List<String> lastOutput() {
    return run.escalation() == null
        ? List.of()
        : run.escalation().evidence().lines().map(line -> "| " + line).toList();
  }

  /** Whether the build succeeds although the queue must stop, and main was looked at. */
  public boolean succeedsAlone() {
    return outcome.buildResult() == BuildResult.SUCCESS
        && !run.allowContinuation()
        && outcome.look() == Look.AT_MAIN;
  }

  private String buildNote() {
    return "succeeds, because "
        + SmokeProperties.BUILD_FOLLOWS
        + " is smoke"
        + (run.result() == null ? "; nothing was run" : "");
  }

  private List<String> diagnosis() {
    Diagnosis diagnosis = run.diagnosis();
    return diagnosis == null
        ? List.of()
        : List.of(line("diagnosis", DiagnosisWords.name(diagnosis)), line("why", diagnosis.why()));
  }

  /** How it ended, where it did not pass. */
  private String ending(SmokeResult result) {
    String code = result.exitCode() == null ? "no exit code" : "exit code " + result.exitCode();
    ProcessCensus census = run.processCensus();
    if (census == null || census.survivors().isEmpty()) {
      return code;
    }
    return census.survivors().stream()
        .map(survivor -> survivor.pid() + " " + survivor.command())
        .collect(
            Collectors.joining(
                "; ", code + ", but it left processes that could not be killed: ", ""));
  }

  private List<String> next() {
    List<String> lines = new ArrayList<>();
    lines.add(line("next", advice()));
    if (run.escalation() != null) {
      lines.add(line("reproduce", run.escalation().reproduce()));
    }
    outcome
        .keptWorktree()
        .ifPresent(
            folder -> {
              lines.add(line("worktree", folder + " is kept"));
              lines.add(
                  line(
                      "remove",
                      "git worktree remove --force " + ShellDialect.quoted(folder.toString())));
            });
    return lines;
  }

  private String envelope() {
    String file = outcome.envelopeFile().toString();
    return outcome
        .envelopeFailure()
        .map(
            failure ->
                switch (failure.left()) {
                  case NOTHING -> "none";
                  case EARLIER_STATE -> file + " still says that the run has not ended";
                  case NOT_OURS -> file + " is NOT of this run; do not read it";
                })
        .orElse(file);
  }

  private String staleReason() {
    StaleReason reason = run.staleReason();
    return reason == null ? "" : " (" + reason + ")";
  }

  private static String line(String name, String text) {
    return String.format(Locale.ROOT, "  %-10s %s", name, text);
  }

  private static String seconds(long milliseconds) {
    return String.format(Locale.ROOT, "%.1f s", milliseconds / 1000.0);
  }

  private String meaning() {
    return isRedInDryRun() ? "the smoke failed in a dry run." : meaning(run.reasonCode());
  }

  /** A dry run has not looked at main, so it says nothing of main. */
  private boolean isRedInDryRun() {
    return outcome.look() == Look.DRY_RUN && run.escalation() != null;
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
  public String advice() {
    if (isRedInDryRun()) {
      return "Correct the smoke or the commit; run it without -Dsmoke.dryRun for a verdict on main.";
    }
    Diagnosis diagnosis = run.diagnosis();
    return Optional.ofNullable(diagnosis)
        .flatMap(d -> DiagnosisWords.advice(d.conclusion()))
        .orElseGet(() -> advice(run.reasonCode()));
  }

  private static String advice(ReasonCode reason) {
    return switch (reason) {
      case SMOKE_IN_PROGRESS, SMOKE_ABORTED -> "Run it again on main's present head.";
      case POST_MERGE_SMOKE_PASS -> "Merge the next change.";
      case MAIN_MOVED_DURING_SMOKE, MERGE_COMMIT_STALE -> "Smoke main's present head.";
      case POST_MERGE_SMOKE_FAILED -> "Fix or revert this merge before the next one.";
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
