package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.history.RecordedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a team expects of main's smokes.
 *
 * @param required the smokes that must be green; empty for all that were seen lately
 * @param silentAfterMerges how many merges without a verdict are too many
 * @param silentAfter how long the oldest of them may wait
 */
record Expectations(List<String> required, int silentAfterMerges, Duration silentAfter) {

  /** A smoke that nobody names is required as long as it was seen within this time. */
  static final Duration LATELY = Duration.ofDays(30);

  Expectations {
    required = List.copyOf(required);
  }

  /**
   * Whether main is not green without a run's smoke.
   *
   * @param landed when its commit did, because the clock of the run's machine may be wrong
   */
  boolean require(RecordedRun run, Instant landed, Instant now) {
    Instant oldest = now.minus(LATELY);
    return required.isEmpty()
        ? !run.startedAt().isBefore(oldest) || !landed.isBefore(oldest)
        : required.contains(run.smoke().name());
  }
}
