package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.ci.CiReports;
import io.github.postmerge.smoke.ci.RunReport;
import io.github.postmerge.smoke.envelope.file.EnvelopeFile.Left;
import io.github.postmerge.smoke.postmerge.OutcomeReporter;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeOutcome;
import io.github.postmerge.smoke.postmerge.VerdictReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reports an outcome to the CI system. */
final class CiReporter implements OutcomeReporter {

  private final CiReports ci;
  private final CiListener listener;
  private final BuildEnd end;

  CiReporter(CiReports ci, CiListener listener, BuildEnd end) {
    this.ci = ci;
    this.listener = listener;
    this.end = end;
  }

  @Override
  public void begun(Path envelope, Consumer<String> warnings) {
    ci.clear(envelope, warnings);
  }

  @Override
  public void beforeDiagnosis(PostMergeSmokeOutcome outcome) {
    listener.closeOutput();
    end.beforeDiagnosis(outcome);
  }

  @Override
  public void ended(PostMergeSmokeOutcome outcome, Consumer<String> warnings) {
    listener.closeOutput();
    VerdictReport verdict = new VerdictReport(outcome);
    Optional<Path> envelope =
        outcome.envelopeFailure().isEmpty()
            ? Optional.of(outcome.envelopeFile())
            : Optional.empty();
    ci.report(
        new RunReport(
            outcome.envelope(),
            verdict.headline(),
            verdict.advice(),
            outcome.packet(),
            envelope,
            outcome.log()),
        place(outcome),
        warnings);
  }

  /** The place for reports; empty if the envelope there belongs to another run. */
  private static Optional<Path> place(PostMergeSmokeOutcome outcome) {
    boolean isOfAnother =
        outcome.envelopeFailure().filter(failure -> failure.left() == Left.NOT_OURS).isPresent();
    return Optional.of(outcome.envelopeFile())
        .filter(file -> !isOfAnother && file.getNameCount() > 0 && !file.toString().isEmpty());
  }
}
