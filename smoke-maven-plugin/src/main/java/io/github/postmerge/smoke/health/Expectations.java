package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.history.RecordedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The user's requirements for main's smokes.
 *
 * @param required the smokes that must be green; empty for all that were seen lately
 * @param silentAfterMerges the number of merges without a verdict from which on main is silent
 * @param silentAfter how long the oldest of them may wait
 */
record Expectations(List<String> required, int silentAfterMerges, Duration silentAfter) {

  /** Without a list, a smoke is required if it was seen within this time. */
  static final Duration LATELY = Duration.ofDays(30);

  Expectations {
    required = List.copyOf(required);
  }

  /**
   * Whether the run's smoke is required.
   *
   * @param landed when its commit landed, because the clock of the run's machine may be wrong
   */
  boolean require(RecordedRun run, Instant landed, Instant now) {
    Instant oldest = now.minus(LATELY);
    return required.isEmpty()
        ? !run.startedAt().isBefore(oldest) || !landed.isBefore(oldest)
        : required.contains(run.smoke().name());
  }
}
