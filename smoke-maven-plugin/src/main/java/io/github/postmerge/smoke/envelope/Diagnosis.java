package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.blame.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conclusion from reruns of a red smoke; no verdict depends on it.
 *
 * @param confidence probability of the conclusion, rounded down to four digits; null exactly if
 *     there is none
 * @param why what was counted, or why nothing is settled, in a sentence
 * @param method how the confidence is calculated, with its version
 * @param budgetSeconds wall time limit for all reruns
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
   * @param role the commit's role in the diagnosis
   * @param commit full id
   * @param exitCode 0 to 255; null if there is none
   * @param durationMs wall time of the smoke command alone, in milliseconds; 0 exactly if it did
   *     not run
   */
  public record Probe(
      Role role, String commit, ProbeStatus status, @Nullable Integer exitCode, long durationMs) {}
}
