package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.command.ShellDialect;
import io.github.postmerge.smoke.envelope.Artifact;
import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.ProcessCensus;
import io.github.postmerge.smoke.envelope.SmokeResult;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.postmerge.diagnosis.DiagnosisWords;
import io.github.postmerge.smoke.verdict.BuildResult;
import io.github.postmerge.smoke.verdict.Policy.Look;
import io.github.postmerge.smoke.verdict.StaleReason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A run's outcome as text. */
public final class VerdictReport {

  private final PostMergeSmokeOutcome outcome;
  private final PostMergeSmokeRun run;
  private final VerdictWords words;

  /** Reports an outcome whose texts are already masked. */
  public VerdictReport(PostMergeSmokeOutcome outcome) {
    this.outcome = outcome;
    this.run = outcome.envelope();
    this.words = new VerdictWords(run, outcome.look());
  }

  /** The status, followed by one sentence. */
  public String headline() {
    if (outcome.envelopeFailure().isPresent()) {
      return "ERROR: there is no envelope, so the queue must stop.";
    }
    return run.status() + ": " + words.meaning();
  }

  /** What to do next, in a sentence. */
  public String advice() {
    return words.advice();
  }

  /** Details, one line each. */
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
    if (run.history() != null) {
      lines.add(line("history", new HistoryWords(run.history()).sentence()));
    }
    if (run.error() != null) {
      lines.add(line("error", run.error()));
    }
    lines.add(line("envelope", envelope()));
    outcome.log().ifPresent(log -> lines.add(line("log", log.toString())));
    reports().ifPresent(reports -> lines.add(line("reports", reports)));
    lines.addAll(next());
    return lines;
  }

  /** What a diagnosis adds to a verdict that was reported before. */
  public List<String> afterDiagnosis() {
    List<String> lines = new ArrayList<>(diagnosis());
    lines.add(line("next", advice()));
    return lines;
  }

  /** The last lines that a red smoke printed. */
  public List<String> lastOutput() {
    return outcome
        .packet()
        .map(packet -> packet.evidence().lines().map(line -> "| " + line).toList())
        .orElse(List.of());
  }

  /** Whether the build succeeds although the queue must stop; never in a dry run. */
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

  /** How a smoke ended that did not pass. */
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
    outcome.packet().ifPresent(packet -> lines.add(line("reproduce", packet.reproduce())));
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

  /** The folder beside the envelope that contains all collected files. */
  private Optional<String> reports() {
    List<Artifact> reports =
        run.artifacts().stream().filter(each -> each.kind() == Artifact.Kind.REPORT).toList();
    return reports.stream()
        .findFirst()
        .map(first -> Path.of(first.file()).getName(0))
        .map(folder -> outcome.envelopeFile().resolveSibling(folder))
        .map(folder -> folder + " (" + reports.size() + " file(s))");
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
}
