package io.github.postmerge.smoke.verdict;

import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.ProcessOutcome;
import java.util.Optional;

/** The frozen core's {@code failure_reason}: why a smoke did not pass. */
public final class FailureReason {

  private FailureReason() {}

  /** The reason; empty exactly if the smoke passed. */
  public static Optional<String> of(ProcessOutcome outcome) {
    Ending ending = outcome.ending();
    if (ending instanceof Ending.NotStarted notStarted) {
      return Optional.of("NOT_STARTED: " + notStarted.why());
    }
    if (ending instanceof Ending.Aborted) {
      return Optional.of("ABORTED");
    }
    if (ending instanceof Ending.TimedOut) {
      return Optional.of("TIMEOUT");
    }
    int code = ((Ending.Exited) ending).code();
    if (code != 0) {
      return Optional.of("EXIT_CODE_" + code);
    }
    return outcome.census().survivors().isEmpty()
        ? Optional.empty()
        : Optional.of("CONTAINMENT_BREACH");
  }
}
