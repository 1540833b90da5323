package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.envelope.SmokeCommandInfo;
import io.github.postmerge.smoke.verdict.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The probes of one round of a search over several machines, with everything that a machine needs
 * to run one. The components are the JSON's keys, in its order.
 *
 * @param schemaVersion always {@link #SCHEMA_VERSION}
 * @param round from 1
 * @param hash SHA-256 of the plan with an empty hash, in hex
 * @param total the number of its probes
 * @param done whether the search is over, so that there are none
 * @param jobs the largest number of probes in a round
 * @param redCommit full id of the commit whose run was red
 * @param commits the good commit, and each merge after it with its weight
 * @param known the probes of earlier rounds
 */
public record Plan(
    int schemaVersion,
    String searchId,
    int round,
    String hash,
    int total,
    boolean done,
    List<Entry> probes,
    int jobs,
    String redCommit,
    Failure failure,
    SmokeCommandInfo smokeCommand,
    @Nullable String taskId,
    List<Integer> errorExitCodes,
    Rates rates,
    List<Weighted> commits,
    List<ProbeRecord> known) {

  /** The version of the format. */
  public static final int SCHEMA_VERSION = 1;

  /** Copies the lists. */
  public Plan {
    probes = List.copyOf(probes);
    errorExitCodes = List.copyOf(errorExitCodes);
    commits = List.copyOf(commits);
    known = List.copyOf(known);
  }

  /**
   * One probe to run.
   *
   * @param number from 0, within the plan
   * @param commit full id
   */
  public record Entry(int number, String commit) {}

  /** The failure whose cause is searched; unknown values are null. */
  public record Failure(Status status, @Nullable String signature, @Nullable String reason) {}

  /** The smoke's error rates according to a history. */
  public record Rates(Count good, Count broken) {}

  /** Runs that were counted, and those that erred. */
  public record Count(int erred, int runs) {}

  /** A commit and its prior weight as the culprit, on any scale. */
  public record Weighted(String commit, double weight) {}

  Plan withHash(String other) {
    return new Plan(
        schemaVersion,
        searchId,
        round,
        other,
        total,
        done,
        probes,
        jobs,
        redCommit,
        failure,
        smokeCommand,
        taskId,
        errorExitCodes,
        rates,
        commits,
        known);
  }

  /** The search-wide number of its first probe. */
  int firstNumber() {
    return known.stream().mapToInt(ProbeRecord::number).max().orElse(-1) + 1;
  }
}
