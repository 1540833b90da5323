package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.blame.FlakeRate;
import io.github.postmerge.smoke.history.LeftOut;
import io.github.postmerge.smoke.verdict.Edge;
import io.github.postmerge.smoke.verdict.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code health.json}. The components are the JSON's keys, in its order.
 *
 * @param schemaVersion always {@link #SCHEMA_VERSION}
 * @param head main's head; null if there is none
 * @param lastGood newest commit at which all expected smokes passed; null if there is none
 * @param redSince commit since which main is red; null if main is not red
 * @param unsmoked number of merges since the last one with a verdict
 * @param runs in main's order
 * @param gaps merges without a verdict
 * @param leftOut files that do not count
 */
public record HealthReport(
    int schemaVersion,
    MainState state,
    @Nullable String head,
    @Nullable String lastGood,
    @Nullable String redSince,
    Edge edge,
    int unsmoked,
    List<Smoke> smokes,
    List<Run> runs,
    List<Gap> gaps,
    List<LeftOut> leftOut) {

  /** The version of the format. */
  public static final int SCHEMA_VERSION = 1;

  /** Copies the lists. */
  public HealthReport {
    smokes = List.copyOf(smokes);
    runs = List.copyOf(runs);
    gaps = List.copyOf(gaps);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * One smoke.
   *
   * @param flakeRate since the last change point; null with too few runs
   */
  public record Smoke(
      String name,
      MainState state,
      @Nullable String lastGood,
      @Nullable String redSince,
      @Nullable FlakeRate flakeRate,
      List<Change> changePoints) {

    /** Copies the list. */
    public Smoke {
      changePoints = List.copyOf(changePoints);
    }
  }

  /**
   * Where a smoke's flake rate changed.
   *
   * @param commit the first at the new rate
   * @param runId of the first run at the new rate
   */
  public record Change(String commit, String runId) {}

  /**
   * One run.
   *
   * @param startedAt RFC 3339, UTC
   * @param clearedBy the run that clears this red run; null if none does
   */
  public record Run(
      String runId,
      String commit,
      String smoke,
      Status status,
      Cause cause,
      String startedAt,
      long durationMs,
      @Nullable String clearedBy) {}
}
