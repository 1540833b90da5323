package io.github.postmerge.smoke.docs;

import io.github.postmerge.smoke.envelope.file.EnvelopeJson;
import io.github.postmerge.smoke.health.QueueDecision;
import io.github.postmerge.smoke.health.QueueDecision.MayPass;
import io.github.postmerge.smoke.health.QueueDecision.Reason;
import io.github.postmerge.smoke.health.QueueDecision.State;
import io.github.postmerge.smoke.health.QueueDecision.What;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** A {@code queue.json} as Smoke writes it. */
record WrittenDecision(QueueDecision decision) {

  static final String CULPRIT = "c".repeat(40);
  static final String RED_RUN = "run-of-the-first-red";

  private static final Map<Reason, State> STATES =
      Map.of(
          Reason.MAIN_RED_CONFIRMED, State.CLOSED,
          Reason.MAIN_RED_UNCONFIRMED, State.HOLD,
          Reason.NO_VERDICT, State.HOLD,
          Reason.SILENCE, State.HOLD,
          Reason.GREEN_SO_FAR, State.OPEN,
          Reason.MAIN_GREEN, State.OPEN);

  /** For this reason, and worth something for so long. */
  static WrittenDecision of(Reason reason, Duration worth) {
    List<MayPass> mayPass =
        reason.name().startsWith("MAIN_RED")
            ? List.of(
                new MayPass(What.REVERT_OF, CULPRIT), new MayPass(What.MESSAGE_NAMES, RED_RUN))
            : List.of();
    String expires = Instant.now().plus(worth).truncatedTo(ChronoUnit.SECONDS).toString();
    State state = STATES.getOrDefault(reason, State.CLOSED);
    return new WrittenDecision(new QueueDecision(state, reason, CULPRIT, null, expires, mayPass));
  }

  /** Worth something for an hour. */
  static WrittenDecision of(Reason reason) {
    return of(reason, Duration.ofHours(1));
  }

  String json() {
    return new String(EnvelopeJson.bytes(decision), StandardCharsets.UTF_8);
  }
}
