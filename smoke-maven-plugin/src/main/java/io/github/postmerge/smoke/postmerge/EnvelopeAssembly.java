package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.command.ShellDialect;
import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.Escalation;
import io.github.postmerge.smoke.envelope.OutputTail;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.ProcessCensus;
import io.github.postmerge.smoke.envelope.SmokeCommandInfo;
import io.github.postmerge.smoke.envelope.SmokeResult;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.process.Census;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.ProcessInfo;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.verdict.FailureReason;
import io.github.postmerge.smoke.verdict.Policy;
import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.Status;
import io.github.postmerge.smoke.verdict.Verdict;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the envelope together from what the run knows; masks every text on its way in. */
final class EnvelopeAssembly {

  private final Environment environment;
  private final RunFacts facts;

  EnvelopeAssembly(Environment environment, RunFacts facts) {
    this.environment = environment;
    this.facts = facts;
  }

  RunFacts facts() {
    return facts;
  }

  PostMergeSmokeRun running() {
    return envelope(Verdict.RUNNING, new Conclusion(Policy.STRICTEST, null, null, null));
  }

  PostMergeSmokeRun of(Finding finding) {
    Verdict verdict = finding.verdict();
    SmokeResult result =
        showsResult(verdict) ? facts.outcome().map(this::result).orElse(null) : null;
    Escalation escalation =
        verdict.escalates() && result != null
            ? new EscalationPacket(facts, environment).of(verdict, result)
            : null;
    String error = masked(Explanation.of(finding, facts));
    return envelope(verdict, new Conclusion(finding.policy(), result, escalation, error));
  }

  /** What depends on how it ended. */
  private record Conclusion(
      Policy policy,
      @Nullable SmokeResult result,
      @Nullable Escalation escalation,
      @Nullable String error) {}

  /** An error shows no result but that of a smoke which could not be launched, or not tell. */
  private boolean showsResult(Verdict verdict) {
    return verdict.status() != Status.ERROR
        || verdict.reasonCode() == ReasonCode.SMOKE_COULD_NOT_TELL
        || facts.outcome().filter(o -> o.ending() instanceof Ending.NotStarted).isPresent();
  }

  private PostMergeSmokeRun envelope(Verdict verdict, Conclusion conclusion) {
    Optional<ProcessOutcome> outcome = facts.outcome();
    return new PostMergeSmokeRun(
        PostMergeSmokeRun.SCHEMA_VERSION,
        facts.runId(),
        facts.taskId().map(t -> masker().mask(t.value())).orElse(null),
        facts.commit().map(CommitId::value).orElse(null),
        facts.merge().orElse(null),
        facts.mainHead().map(CommitId::value).orElse(null),
        verdict.stale().isPresent(),
        verdict.stale().orElse(null),
        verdict.status(),
        verdict.reasonCode(),
        verdict.allowsContinuation(conclusion.policy()),
        verdict.recommendsRetry(),
        outcome.map(EnvelopeAssembly::milliseconds).orElse(0L),
        DateTimeFormatter.ISO_INSTANT.format(facts.startedAt().truncatedTo(ChronoUnit.SECONDS)),
        facts.command().map(this::commandInfo).orElse(null),
        conclusion.result(),
        conclusion.escalation(),
        outcome.filter(EnvelopeAssembly::wasLaunched).map(o -> census(o.census())).orElse(null),
        environment.laidOutBy(facts.engine().map(Enum::name).orElse(null)),
        conclusion.escalation() == null ? null : facts.diagnosis().orElse(null),
        conclusion.error());
  }

  private SmokeCommandInfo commandInfo(Found command) {
    List<String> argv = command.command().argv(ShellDialect.ofThisSystem());
    return new SmokeCommandInfo(
        argv.stream().map(masker()::mask).toList(),
        facts.timeout().toSeconds(),
        command.source(),
        command.location().map(masker()::mask).orElse(null));
  }

  private SmokeResult result(ProcessOutcome outcome) {
    Optional<String> failure = FailureReason.of(outcome);
    return new SmokeResult(
        facts.command().map(c -> masker().mask(c.command().declared())).orElse(""),
        failure.isEmpty(),
        outcome.ending() instanceof Ending.Exited exited ? exited.code() : null,
        OutputTail.of(outcome.stdout(), masker()),
        OutputTail.of(outcome.stderr(), masker()),
        masked(failure));
  }

  private ProcessCensus census(Census census) {
    return new ProcessCensus(
        census.containment(),
        entries(census.killed()),
        entries(census.survivors()),
        census.leakedPipe(),
        facts.repositoryChanges().stream().map(masker()::mask).toList());
  }

  private List<ProcessCensus.Entry> entries(List<ProcessInfo> processes) {
    return processes.stream()
        .map(p -> new ProcessCensus.Entry(p.pid(), masker().mask(p.command())))
        .toList();
  }

  /** Zero means that it did not run, so what ran for less than a millisecond took one. */
  static long milliseconds(ProcessOutcome outcome) {
    return wasLaunched(outcome) ? Math.max(1, outcome.duration().toMillis()) : 0;
  }

  private static boolean wasLaunched(ProcessOutcome outcome) {
    return !(outcome.ending() instanceof Ending.NotStarted);
  }

  private @Nullable String masked(Optional<String> text) {
    return text.map(masker()::mask).orElse(null);
  }

  private Masker masker() {
    return facts.masker();
  }
}
