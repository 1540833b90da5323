package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.history.RecordedRun;
import io.github.postmerge.smoke.history.RecordedRun.SmokeKey;
import io.github.postmerge.smoke.history.line.FlakeTrials;
import io.github.postmerge.smoke.history.line.MainOrder;
import io.github.postmerge.smoke.history.line.PlacedRun;
import io.github.postmerge.smoke.history.line.SmokeLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Groups runs by smoke, and decides which smokes are required and expected. */
final class SmokeLines {

  private final MainOrder order;
  private final Expectations expectations;
  private final Instant now;

  SmokeLines(MainOrder order, Expectations expectations, Instant now) {
    this.order = order;
    this.expectations = expectations;
    this.now = now;
  }

  /** The smokes of these runs, sorted by name. */
  List<SmokeHealth> of(Collection<PlacedRun> runs) {
    Map<SmokeKey, SmokeLine> lines = SmokeLine.bySmoke(runs);
    BitSet smoked = smoked(lines.values());
    Set<String> onSeveral = namesOnSeveralPlatforms(lines.keySet());
    List<SmokeHealth> smokes = new ArrayList<>();
    lines.forEach(
        (key, line) ->
            smokes.add(
                new SmokeHealth(
                    onSeveral.contains(key.name())
                        ? key.name() + " (" + key.platform() + ")"
                        : key.name(),
                    line,
                    isRequired(line),
                    isExpected(key, line, smoked),
                    FlakeTrials.of(line))));
    return smokes;
  }

  /** The required smokes that have no verdict. */
  List<String> missing(Collection<PlacedRun> runs) {
    Set<String> seen = new HashSet<>();
    runs.stream()
        .filter(placed -> placed.run().hasVerdict())
        .forEach(placed -> seen.add(placed.run().smoke().name()));
    return expectations.required().stream().filter(name -> !seen.contains(name)).toList();
  }

  /**
   * The red runs of required smokes among runs that do not count. A run at an unknown commit counts
   * as older than all others if main's history is incomplete; otherwise it is not on main.
   */
  List<PlacedRun> reds(Collection<RecordedRun> uncounted) {
    List<PlacedRun> reds = new ArrayList<>();
    for (RecordedRun run : uncounted) {
      int position = order.position(run.commit()).orElse(-1);
      Instant landed = position < 0 ? run.startedAt() : order.at(position).committedAt();
      if (run.isRed()
          && (position >= 0 || !order.isWhole())
          && expectations.require(run, landed, now)) {
        reds.add(new PlacedRun(run, position));
      }
    }
    return reds;
  }

  private static BitSet smoked(Collection<SmokeLine> lines) {
    BitSet smoked = new BitSet();
    lines.forEach(
        line -> line.verdicts().forEach(folded -> smoked.set(folded.placed().position())));
    return smoked;
  }

  private static Set<String> namesOnSeveralPlatforms(Collection<SmokeKey> keys) {
    Map<String, Integer> platforms = new HashMap<>();
    keys.forEach(key -> platforms.merge(key.name(), 1, Integer::sum));
    platforms.values().removeIf(count -> count == 1);
    return platforms.keySet();
  }

  private boolean isRequired(SmokeLine line) {
    return line.runs().stream()
        .anyMatch(
            folded ->
                expectations.require(
                    folded.run(), order.at(folded.placed().position()).committedAt(), now));
  }

  /**
   * Whether a smoke is expected at each merge: if the user requires it, or if it has a verdict at
   * most merges since its first one. A task's own smoke or a nightly one is not.
   */
  private boolean isExpected(SmokeKey key, SmokeLine line, BitSet smoked) {
    if (!expectations.required().isEmpty()) {
      return expectations.required().contains(key.name());
    }
    BitSet its = new BitSet();
    line.verdicts().forEach(folded -> its.set(folded.placed().position()));
    if (its.isEmpty()) {
      return false;
    }
    int since = smoked.get(its.nextSetBit(0), smoked.length()).cardinality();
    return 2 * its.cardinality() > since;
  }
}
