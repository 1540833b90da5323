package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.blame.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reruns tell about a red smoke; no verdict hangs on it.
 *
 * @param confidence how probable the conclusion is, rounded down to four digits; null exactly where
 *     there is none
 * @param why what was counted, or why nothing is settled, in a sentence
 * @param method how the confidence is reckoned, with its version
 * @param budgetSeconds wall time that the reruns were given
 * @param probes every rerun, in order
 */
public record Diagnosis(
    Conclusion conclusion,
    @Nullable Double confidence,
    String why,
    String method,
    long budgetSeconds,
    List<Probe> probes) {

  /** Copies the list. */
  public Diagnosis {
    probes = List.copyOf(probes);
    if ((conclusion == Conclusion.INCONCLUSIVE) != (confidence == null)) {
      throw new IllegalArgumentException(conclusion + " with the confidence " + confidence);
    }
  }

  /**
   * One rerun.
   *
   * @param role what the commit is to the question
   * @param commit full id
   * @param exitCode 0 to 255; null where there is none
   * @param durationMs wall time of the smoke command alone, in milliseconds; 0 exactly where it did
   *     not run
   */
  public record Probe(
      Role role, String commit, ProbeStatus status, @Nullable Integer exitCode, long durationMs) {}
}
