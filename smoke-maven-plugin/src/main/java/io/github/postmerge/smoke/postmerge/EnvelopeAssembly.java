package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.command.ShellDialect;
import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.Escalation;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.ProcessCensus;
import io.github.postmerge.smoke.envelope.RunHistory;
import io.github.postmerge.smoke.envelope.SmokeCommandInfo;
import io.github.postmerge.smoke.envelope.SmokeResult;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.MaskingConfig;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.Escalate;
import io.github.postmerge.smoke.process.ProcessInfo;
import io.github.postmerge.smoke.run.SmokeRun;
import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.Status;
import io.github.postmerge.smoke.verdict.Verdict;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds an envelope from the results of a run; masks every text. */
final class EnvelopeAssembly {

  private final Environment environment;
  private final Path envelope;

  /** Builds the envelope for this path. */
  EnvelopeAssembly(Environment environment, Path envelope) {
    this.environment = environment;
    this.envelope = envelope;
  }

  /** The envelope while the run is in progress. */
  PostMergeSmokeRun running(RunIdentity run) {
    Masker nothing = Masker.of(new MaskingConfig(Map.of(), List.of(), List.of()));
    return envelope(
        Verdict.RUNNING,
        StepResults.none(run, nothing),
        new Ending(false, null, null, null, null, null));
  }

  /**
   * The envelope of a run that has ended.
   *
   * @param afterwards facts found out after the smoke ended
   */
  Assembled of(RunConclusion conclusion, Afterwards afterwards) {
    StepResults facts = conclusion.facts();
    Verdict decided = conclusion.verdict();
    Verdict verdict =
        afterwards.diagnosis().map(d -> decided.diagnosedAs(d.conclusion())).orElse(decided);
    SmokeResult result =
        showsResult(verdict, facts) ? facts.smoke().map(s -> result(s, facts)).orElse(null) : null;
    Optional<Escalation> packet =
        verdict.escalates() && result != null
            ? Optional.of(new EscalationPacket(facts, environment, afterwards).of(verdict, result))
            : Optional.empty();
    return new Assembled(
        envelope(
            verdict,
            facts,
            new Ending(
                verdict.allowsContinuation(conclusion.policy()),
                result,
                packet.filter(p -> isNews(facts, afterwards)).orElse(null),
                packet.isEmpty() ? null : afterwards.diagnosis().orElse(null),
                afterwards.history().orElse(null),
                Explanation.of(conclusion).map(facts.masker()::mask).orElse(null))),
        packet);
  }

  /** If the history cannot be read, the red is escalated again rather than not at all. */
  private static boolean isNews(StepResults facts, Afterwards afterwards) {
    boolean isAlwaysEscalated =
        facts
            .request()
            .flatMap(PostMergeSmokeRequest::history)
            .filter(history -> history.escalate() == Escalate.EDGES)
            .isEmpty();
    return isAlwaysEscalated || afterwards.history().map(h -> h.edge().isNewRed()).orElse(true);
  }

  /** The fields that depend on how the run ended. */
  private record Ending(
      boolean allowsContinuation,
      @Nullable SmokeResult result,
      @Nullable Escalation escalation,
      @Nullable Diagnosis diagnosis,
      @Nullable RunHistory history,
      @Nullable String error) {}

  /**
   * With status ERROR, a result is shown only if the smoke could not be launched or could not tell.
   */
  private static boolean showsResult(Verdict verdict, StepResults facts) {
    return verdict.status() != Status.ERROR
        || verdict.reasonCode() == ReasonCode.SMOKE_COULD_NOT_TELL
        || facts.smoke().filter(smoke -> !smoke.wasLaunched()).isPresent();
  }

  private PostMergeSmokeRun envelope(Verdict verdict, StepResults facts, Ending ending) {
    Masker masker = facts.masker();
    return new PostMergeSmokeRun(
        PostMergeSmokeRun.SCHEMA_VERSION,
        facts.run().id(),
        facts.task().map(t -> masker.mask(t.value())).orElse(null),
        facts.commit().map(CommitId::value).orElse(null),
        facts.merge().orElse(null),
        facts.mainHead().map(CommitId::value).orElse(null),
        verdict.stale().isPresent(),
        verdict.stale().orElse(null),
        verdict.status(),
        verdict.reasonCode(),
        ending.allowsContinuation(),
        verdict.recommendsRetry(),
        facts.smoke().map(SmokeRun::milliseconds).orElse(0L),
        DateTimeFormatter.ISO_INSTANT.format(
            facts.run().startedAt().truncatedTo(ChronoUnit.SECONDS)),
        facts.command().map(command -> commandInfo(command, facts)).orElse(null),
        ending.result(),
        ending.escalation(),
        facts.smoke().filter(SmokeRun::wasLaunched).map(smoke -> census(smoke, facts)).orElse(null),
        environment.checkedOutBy(facts.checkedOutBy().orElse(null)),
        ending.diagnosis(),
        ending.history(),
        new Artifacts(envelope, masker).of(facts),
        ending.error());
  }

  private static SmokeCommandInfo commandInfo(Found command, StepResults facts) {
    Masker masker = facts.masker();
    List<String> argv = command.command().argv(ShellDialect.ofThisSystem());
    return new SmokeCommandInfo(
        argv.stream().map(masker::mask).toList(),
        facts.timeoutInSeconds(),
        command.source(),
        command.location().map(masker::mask).orElse(null));
  }

  private static SmokeResult result(SmokeRun smoke, StepResults facts) {
    return SmokeResult.of(
        smoke.outcome(),
        facts.command().map(c -> c.command().declared()).orElse(""),
        smoke.masker());
  }

  private static ProcessCensus census(SmokeRun smoke, StepResults facts) {
    Masker masker = facts.masker();
    return new ProcessCensus(
        smoke.outcome().census().containment(),
        entries(smoke.outcome().census().killed(), masker),
        entries(smoke.outcome().census().survivors(), masker),
        smoke.outcome().census().leakedPipe(),
        facts.repositoryChanges().stream().map(masker::mask).toList());
  }

  private static List<ProcessCensus.Entry> entries(List<ProcessInfo> processes, Masker masker) {
    return processes.stream()
        .map(p -> new ProcessCensus.Entry(p.pid(), masker.mask(p.command())))
        .toList();
  }
}
