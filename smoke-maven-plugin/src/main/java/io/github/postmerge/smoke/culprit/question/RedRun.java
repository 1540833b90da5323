package io.github.postmerge.smoke.culprit.question;

import io.github.postmerge.smoke.history.RecordedRun;
import io.github.postmerge.smoke.redrun.ReceivedEnvelope;
import java.util.Optional;

/**
 * The red run that a search starts from, as far as one is known.
 *
 * @param received what its envelope says; empty where there is none
 * @param signature of its failure
 * @param evidence what it said last; empty where that is not known
 * @param lastGood what its envelope says was green last
 * @param recorded the run as the history has it; empty without a history
 */
record RedRun(
    Optional<ReceivedEnvelope> received,
    Optional<String> signature,
    String evidence,
    Optional<String> lastGood,
    Optional<RecordedRun> recorded) {

  /** The user alone says what is searched. */
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
