package io.github.postmerge.smoke.history.line;

import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.history.RecordedRun;
import io.github.postmerge.smoke.history.RecordedRun.SmokeKey;
import io.github.postmerge.smoke.history.line.FoldedRun.Clears;
import io.github.postmerge.smoke.verdict.ClearingReason;
import io.github.postmerge.smoke.verdict.Edge;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One smoke's runs along main's history: since when it is red, and what a green run clears.
 *
 * <p>A green run clears the red runs of its own commit that started before it, and those of earlier
 * commits; never one of a later commit, whatever the clock says.
 */
public final class SmokeLine {

  private static final Comparator<SmokeKey> BY_NAME =
      Comparator.comparing(SmokeKey::name).thenComparing(SmokeKey::platform);

  private final Set<String> passed = new HashSet<>();
  private final List<FoldedRun> runs = new ArrayList<>();
  private final List<FoldedRun> verdicts = new ArrayList<>();
  private final List<RecordedRun> open = new ArrayList<>();

  /** The signatures of the open red runs. */
  private final Set<String> seen = new HashSet<>();

  /** How many open red runs have a signature, without those that the code did not cause. */
  private final Map<String, Integer> failures = new HashMap<>();

  private @Nullable FoldedRun lastGood;

  private SmokeLine(List<PlacedRun> sorted) {
    sorted.stream()
        .map(PlacedRun::run)
        .filter(RecordedRun::isGreen)
        .forEach(run -> passed.add(run.commit()));
    sorted.forEach(this::add);
  }

  /** The line of these runs, given in any order. */
  public static SmokeLine of(Collection<PlacedRun> runs) {
    return new SmokeLine(runs.stream().sorted().toList());
  }

  /** The line of each smoke, sorted by name. */
  public static SortedMap<SmokeKey, SmokeLine> bySmoke(Collection<PlacedRun> runs) {
    SortedMap<SmokeKey, List<PlacedRun>> bySmoke = new TreeMap<>(BY_NAME);
    runs.forEach(
        placed ->
            bySmoke.computeIfAbsent(placed.run().smoke(), key -> new ArrayList<>()).add(placed));
    SortedMap<SmokeKey, SmokeLine> lines = new TreeMap<>(BY_NAME);
    bySmoke.forEach((key, its) -> lines.put(key, of(its)));
    return lines;
  }

  /** All runs, in main's order. */
  public List<FoldedRun> runs() {
    return Collections.unmodifiableList(runs);
  }

  /** The runs with a verdict, in main's order. */
  public List<FoldedRun> verdicts() {
    return Collections.unmodifiableList(verdicts);
  }

  /** The newest run with a verdict. */
  public Optional<FoldedRun> newest() {
    return verdicts.isEmpty() ? Optional.empty() : Optional.of(verdicts.get(verdicts.size() - 1));
  }

  /** The newest run that passed. */
  public Optional<FoldedRun> lastGood() {
    return Optional.ofNullable(lastGood);
  }

  /** The red runs that are not cleared, in main's order. */
  public List<RecordedRun> openReds() {
    return Collections.unmodifiableList(open);
  }

  /** Whether a red run was a flake: its commit has passed too, or reruns concluded so. */
  public boolean isFlake(RecordedRun run) {
    return run.isRed()
        && (passed.contains(run.commit())
            || run.diagnosis().filter(Conclusion.FLAKY::equals).isPresent());
  }

  /** Whether a red run that is not cleared is confirmed by reruns or by a repeated failure. */
  public boolean isConfirmedRed() {
    return open.stream().anyMatch(this::isConfirmed);
  }

  private void add(PlacedRun placed) {
    RecordedRun run = placed.run();
    List<Clears> clears = run.isGreen() ? settled() : List.of();
    Edge edge = edge(run, clears);
    if (run.isGreen()) {
      open.clear();
      seen.clear();
      failures.clear();
    } else if (run.isRed()) {
      open.add(run);
      signature(run).ifPresent(seen::add);
      signature(run)
          .filter(s -> isOfTheCode(run))
          .ifPresent(s -> failures.merge(s, 1, Integer::sum));
    }
    FoldedRun folded = new FoldedRun(placed, edge, redSince(), clears);
    runs.add(folded);
    if (run.hasVerdict()) {
      verdicts.add(folded);
    }
    if (run.isGreen()) {
      lastGood = folded;
    }
  }

  private Edge edge(RecordedRun run, List<Clears> clears) {
    if (run.isRed()) {
      return open.isEmpty() ? Edge.FIRST_RED : redAgain(run);
    }
    if (!run.isGreen() || verdicts.isEmpty()) {
      return Edge.UNKNOWN;
    }
    return clears.isEmpty() ? Edge.STILL_GREEN : Edge.RECOVERED;
  }

  private Edge redAgain(RecordedRun run) {
    boolean isKnown = signature(run).filter(seen::contains).isPresent();
    return isKnown ? Edge.STILL_RED : Edge.NEW_FAILURE;
  }

  private Optional<String> redSince() {
    return open.isEmpty() ? Optional.empty() : Optional.of(open.get(0).commit());
  }

  private List<Clears> settled() {
    return open.stream().map(red -> new Clears(red, why(red))).toList();
  }

  private ClearingReason why(RecordedRun red) {
    if (isFlake(red)) {
      return ClearingReason.FLAKE_SHOWN;
    }
    return isConfirmed(red) ? ClearingReason.FIXED : ClearingReason.UNEXPLAINED;
  }

  /**
   * Whether reruns blame the code, or another red run failed with the same signature; flakes and
   * failures of the environment do not count.
   */
  private boolean isConfirmed(RecordedRun red) {
    boolean isBlamed =
        red.diagnosis()
            .filter(d -> d == Conclusion.REGRESSION || d == Conclusion.PRE_EXISTING)
            .isPresent();
    boolean isRepeated = signature(red).map(s -> failures.getOrDefault(s, 0) > 1).orElse(false);
    return isOfTheCode(red) && (isBlamed || isRepeated);
  }

  /** Whether a red run is not known to be caused by flakiness or by the environment. */
  private boolean isOfTheCode(RecordedRun red) {
    return !isFlake(red) && red.diagnosis().filter(Conclusion.ENVIRONMENT::equals).isEmpty();
  }

  private static Optional<String> signature(RecordedRun run) {
    return Optional.ofNullable(run.outcome().signature());
  }
}
