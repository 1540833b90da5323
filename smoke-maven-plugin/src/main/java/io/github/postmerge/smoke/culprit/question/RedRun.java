package io.github.postmerge.smoke.culprit.question;

import io.github.postmerge.smoke.history.RecordedRun;
import io.github.postmerge.smoke.redrun.ReceivedEnvelope;
import java.util.Optional;

/**
 * The red run that a search starts from, if known.
 *
 * @param received its envelope; empty if there is none
 * @param signature of its failure
 * @param evidence its last output; empty if not known
 * @param lastGood the last green commit according to its envelope
 * @param recorded the run in the history; empty without a history
 */
record RedRun(
    Optional<ReceivedEnvelope> received,
    Optional<String> signature,
    String evidence,
    Optional<String> lastGood,
    Optional<RecordedRun> recorded) {

  /** No red run: only the user's parameters say what is searched. */
  static final RedRun NONE =
      new RedRun(Optional.empty(), Optional.empty(), "", Optional.empty(), Optional.empty());

  WantedFailure failure() {
    return received
        .map(
            red ->
                new WantedFailure(
                    red.ended().status(),
                    signature,
                    Optional.ofNullable(red.ended().failureReason())))
        .orElse(WantedFailure.UNKNOWN);
  }
}
