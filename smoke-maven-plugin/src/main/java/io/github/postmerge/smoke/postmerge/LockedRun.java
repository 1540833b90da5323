package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.blame.KnownRates;
import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.file.EnvelopeFile;
import io.github.postmerge.smoke.envelope.file.EnvelopeFile.Left;
import io.github.postmerge.smoke.envelope.file.UnwrittenEnvelopeException;
import io.github.postmerge.smoke.postmerge.diagnosis.Diagnosing;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.run.Prober;
import io.github.postmerge.smoke.run.Prober.RedSmoke;
import io.github.postmerge.smoke.run.ProgressReporter;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.run.RunListener;
import io.github.postmerge.smoke.run.SmokeRunner;
import io.github.postmerge.smoke.run.SmokeSpec;
import io.github.postmerge.smoke.verdict.FailureReason;
import java.util.Optional;
import java.util.function.Consumer;

/** A run that holds its envelope's lock and has written the status RUNNING. */
final class LockedRun {

  private final RunContext context;
  private final RunIdentity run;
  private final EnvelopeFile file;
  private final RunListener listener;
  private final EnvelopeAssembly assembly;

  LockedRun(RunContext context, RunIdentity run, EnvelopeFile file, RunListener listener) {
    this.context = context;
    this.run = run;
    this.file = file;
    this.listener = listener;
    this.assembly = new EnvelopeAssembly(context.machine().environment(), file.path());
  }

  /**
   * Runs the steps and writes the verdict. Then diagnoses a red smoke, if requested, and writes the
   * envelope again. So a failed diagnosis cannot lose the verdict.
   */
  PostMergeSmokeOutcome run(RequestReader reader, Consumer<PostMergeSmokeOutcome> red) {
    RunConclusion conclusion = new PostMergePipeline(context, run, file, listener).run(reader);
    boolean isInterrupted = Thread.interrupted();
    try {
      RunConclusion known = isInterrupted ? conclusion.stopped() : conclusion;
      Optional<RunInHistory> history =
          RunInHistory.of(
              known.facts(),
              context.variables(),
              new ProgressReporter(listener, known.facts().masker()));
      PostMergeSmokeOutcome outcome = settle(reader, known, history, red);
      isInterrupted |= Thread.interrupted();
      if (outcome.envelopeFailure().isEmpty()) {
        history.ifPresent(h -> h.add(new Assembled(outcome.envelope(), outcome.packet())));
      }
      return outcome;
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private PostMergeSmokeOutcome settle(
      RequestReader reader,
      RunConclusion known,
      Optional<RunInHistory> history,
      Consumer<PostMergeSmokeOutcome> red) {
    Afterwards before = withHistory(known, history, Afterwards.NOTHING);
    PostMergeSmokeOutcome outcome = write(reader, known, before);
    if (outcome.envelopeFailure().isPresent()) {
      return outcome;
    }
    if (mustDiagnose(known)) {
      red.accept(outcome);
    }
    Optional<Diagnosis> diagnosis =
        diagnose(
            known, history.map(h -> h.rates(assembly.of(known, before))).orElse(KnownRates.NONE));
    boolean isInterrupted = Thread.interrupted();
    try {
      return diagnosis
          .map(d -> withHistory(known, history, before.with(d)))
          .map(afterwards -> withDiagnosis(outcome, write(reader, known, afterwards)))
          .orElse(outcome);
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Afterwards withHistory(
      RunConclusion known, Optional<RunInHistory> history, Afterwards afterwards) {
    return history
        .flatMap(h -> h.look(assembly.of(known, afterwards)))
        .map(afterwards::with)
        .orElse(afterwards);
  }

  private PostMergeSmokeOutcome write(
      RequestReader reader, RunConclusion conclusion, Afterwards afterwards) {
    try {
      return settled(conclusion, afterwards);
    } catch (UnwrittenEnvelopeException first) {
      RoomForEnvelope room = new RoomForEnvelope(file);
      if (room.isLacking()) {
        StepResults facts = conclusion.facts();
        room.make(reader, facts, new ProgressReporter(listener, facts.masker()));
        try {
          return settled(conclusion.withoutFiles(), afterwards);
        } catch (UnwrittenEnvelopeException second) {
          // The first failure is reported.
        }
      }
      EnvelopeFailure failure = EnvelopeFailure.of(file, first.left(), first.why());
      return PostMergeSmokeOutcome.unwritten(conclusion, assembly, file.path(), failure);
    }
  }

  private PostMergeSmokeOutcome settled(RunConclusion conclusion, Afterwards afterwards)
      throws UnwrittenEnvelopeException {
    Assembled assembled = assembly.of(conclusion, afterwards);
    file.settle(assembled.envelope());
    return PostMergeSmokeOutcome.written(conclusion, assembled, file.path());
  }

  /** If the diagnosis cannot be written, the verdict in the file stays. */
  private PostMergeSmokeOutcome withDiagnosis(
      PostMergeSmokeOutcome first, PostMergeSmokeOutcome diagnosed) {
    Optional<EnvelopeFailure> failure =
        diagnosed.envelopeFailure().filter(f -> f.left() == Left.EARLIER_STATE);
    failure.ifPresent(f -> listener.warning(f.why()));
    return failure.isPresent() ? first : diagnosed;
  }

  /** There is no diagnosis if a process survived, because it would disturb every rerun. */
  private static boolean mustDiagnose(RunConclusion conclusion) {
    StepResults facts = conclusion.facts();
    return conclusion.verdict().escalates()
        && facts.outcome().filter(o -> o.census().survivors().isEmpty()).isPresent()
        && facts.request().filter(r -> r.reruns().isPresent()).isPresent();
  }

  private Optional<Diagnosis> diagnose(RunConclusion conclusion, KnownRates rates) {
    StepResults facts = conclusion.facts();
    return mustDiagnose(conclusion)
        ? facts.request().map(r -> diagnosis(r, facts, rates))
        : Optional.empty();
  }

  private Diagnosis diagnosis(PostMergeSmokeRequest request, StepResults facts, KnownRates rates) {
    ProgressReporter reporter = new ProgressReporter(listener, facts.masker());
    SmokeSpec smoke = facts.spec().orElseThrow();
    ProcessOutcome red = facts.outcome().orElseThrow();
    Prober prober =
        new Prober(
            new SmokeRunner(context, Optional.of(file), reporter),
            request.settings().checkout().cache(),
            new RedSmoke(smoke, FailureReason.of(red), request.policy()));
    return new Diagnosing(
            prober,
            new Diagnosing.Subject(
                request.settings().repository(), smoke.commit(), red, rates, facts.masker()),
            request.reruns().orElseThrow(),
            reporter)
        .diagnose(
            repository -> context.git().mainlines().of(repository, request.settings().main()));
  }
}
