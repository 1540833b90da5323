package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.blame.search.SearchConclusion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a search for the merge that broke main. The components are the JSON's keys, in its
 * order; all texts are masked.
 *
 * @param schemaVersion always {@link #SCHEMA_VERSION}
 * @param searchId 16 hex digits, equal for equal questions
 * @param good full id of the commit that passed
 * @param bad full id of the last commit that is searched
 * @param smokeCommand what each probe runs
 * @param confidence probability of the conclusion, rounded down to four digits; null exactly if
 *     there is none
 * @param culprit the merge to blame; null unless the conclusion is {@code CULPRIT}
 * @param candidates each merge, most probable first
 * @param why what was seen, or why nothing is settled, in a sentence
 * @param method how the confidence is calculated, with its version
 * @param probes those that have ended, in the order of their numbers
 * @param escalation what the person who must act needs to know; null unless there is a culprit
 * @param reproduce the command that runs this search again
 */
public record CulpritAnswer(
    int schemaVersion,
    String searchId,
    String good,
    String bad,
    SmokeCommandInfo smokeCommand,
    SearchConclusion conclusion,
    @Nullable Double confidence,
    @Nullable Culprit culprit,
    List<Candidate> candidates,
    String why,
    String method,
    Rates rates,
    List<Probe> probes,
    @Nullable Escalation escalation,
    String reproduce) {

  /** The version of the format. */
  public static final int SCHEMA_VERSION = 1;

  /** Copies the lists. */
  public CulpritAnswer {
    candidates = List.copyOf(candidates);
    probes = List.copyOf(probes);
  }

  /**
   * The merge to blame, as an envelope's {@code merge} has it.
   *
   * @param commit full id
   * @param committedAt RFC 3339, UTC, seconds
   * @param parents full ids
   * @param remote its URL without credentials; null if the repository has no such remote
   * @param namedBy always {@link #SEARCH}
   */
  public record Culprit(
      String commit,
      @Nullable String taskId,
      String subject,
      String author,
      String committedAt,
      List<String> parents,
      @Nullable String remote,
      String branch,
      String namedBy) {

    /** The value of {@code namedBy}. */
    public static final String SEARCH = "SEARCH";

    /** Copies the list. */
    public Culprit {
      parents = List.copyOf(parents);
    }
  }

  /**
   * A merge that may be to blame.
   *
   * @param commit full id
   * @param posterior probability that it broke main, rounded down to four digits
   */
  public record Candidate(String commit, String subject, double posterior) {}

  /**
   * The assumed error rates.
   *
   * @param f how often a good commit fails
   * @param q how often a broken one passes
   */
  public record Rates(Rate f, Rate q) {}

  /**
   * One rate.
   *
   * @param mean its expected value, rounded to four digits
   * @param erred runs of the history that erred
   * @param runs runs of the history that were counted; 0 without a history
   * @param from its source
   */
  public record Rate(double mean, int erred, int runs, Source from) {}

  /** The source of a rate. */
  public enum Source {
    /** The smoke's history. */
    HISTORY,
    /** The probes, with a uniform prior from 0 to 0.4. */
    PRIOR
  }

  /**
   * One run of the smoke.
   *
   * @param number in the order in which they were started, from 0
   * @param commit full id
   * @param exitCode 0 to 255; null if there is none
   * @param signature of the failure; null if there is none
   * @param durationMs wall time of the smoke command alone, in milliseconds
   * @param startedAt RFC 3339, UTC, milliseconds
   */
  public record Probe(
      int number,
      String commit,
      ProbeStatus status,
      @Nullable Integer exitCode,
      @Nullable String signature,
      long durationMs,
      String startedAt) {}
}
