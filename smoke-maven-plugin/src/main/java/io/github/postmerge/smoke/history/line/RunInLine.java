package io.github.postmerge.smoke.history.line;

import io.github.postmerge.smoke.blame.KnownRates;
import io.github.postmerge.smoke.envelope.RunHistory;
import io.github.postmerge.smoke.envelope.RunHistory.Cleared;
import io.github.postmerge.smoke.history.HistoryContents;
import io.github.postmerge.smoke.history.HistoryContents.Stored;
import io.github.postmerge.smoke.history.RecordedRun;
import io.github.postmerge.smoke.history.RecordedRun.SmokeKey;
import io.github.postmerge.smoke.verdict.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Compares one run with the earlier runs of its smoke. */
public final class RunInLine {

  private static final RunHistory NOT_ON_MAIN =
      new RunHistory(null, null, Edge.UNKNOWN, List.of(), 0, null);

  private final HistoryContents contents;
  private final MainOrder order;

  /**
   * Compares runs with a history.
   *
   * @param order main's history up to the run's commit
   */
  public RunInLine(HistoryContents contents, MainOrder order) {
    this.contents = contents;
    this.order = order;
  }

  /** The comparison for a run, which need not be in the history. */
  public RunHistory of(RecordedRun run) {
    OptionalInt position = order.position(run.commit());
    if (position.isEmpty()) {
      return NOT_ON_MAIN;
    }
    PlacedRun placed = new PlacedRun(run, position.getAsInt());
    SmokeLine line = SmokeLine.of(upTo(placed));
    FoldedRun folded = line.runs().get(line.runs().size() - 1);
    return new RunHistory(
        line.lastGood().map(good -> good.run().commit()).orElse(null),
        folded.redSince().orElse(null),
        folded.edge(),
        folded.clears().stream()
            .map(c -> new Cleared(c.red().id(), c.red().commit(), c.why()))
            .toList(),
        unsmoked(placed),
        FlakeTrials.of(line).rate().orElse(null));
  }

  /** The smoke's error rates, learned from its earlier runs. */
  public KnownRates rates(RecordedRun run) {
    OptionalInt position = order.position(run.commit());
    if (position.isEmpty()) {
      return KnownRates.NONE;
    }
    List<PlacedRun> earlier = upTo(new PlacedRun(run, position.getAsInt()));
    return LearnedRates.of(SmokeLine.of(earlier.subList(1, earlier.size())));
  }

  /**
   * A smoke's error rates, learned from its runs up to a commit; unknown if the commit is not on
   * main.
   */
  public KnownRates rates(SmokeKey smoke, String commit) {
    OptionalInt position = order.position(commit);
    return position.isPresent()
        ? LearnedRates.of(line(smoke, position.getAsInt()))
        : KnownRates.NONE;
  }

  /** The newest commit before another one at which a smoke passed. */
  public Optional<String> lastGood(SmokeKey smoke, String before) {
    OptionalInt position = order.position(before);
    return position.isPresent()
        ? line(smoke, position.getAsInt() - 1).lastGood().map(good -> good.run().commit())
        : Optional.empty();
  }

  /** The smoke's runs up to a position. */
  private SmokeLine line(SmokeKey smoke, int last) {
    return SmokeLine.of(runsOf(smoke).filter(placed -> placed.position() <= last).toList());
  }

  /** This run, then the smoke's runs before it in main's order. */
  private List<PlacedRun> upTo(PlacedRun last) {
    List<PlacedRun> runs = new ArrayList<>(List.of(last));
    runsOf(last.run().smoke())
        .filter(placed -> !placed.run().id().equals(last.run().id()))
        .filter(placed -> placed.compareTo(last) < 0)
        .forEach(runs::add);
    return runs;
  }

  private Stream<PlacedRun> runsOf(SmokeKey smoke) {
    return PlacedRun.in(contents, order).filter(placed -> placed.run().smoke().equals(smoke));
  }

  private int unsmoked(PlacedRun last) {
    return contents.runs().stream()
        .map(Stored::run)
        .filter(RecordedRun::hasVerdict)
        .map(run -> order.position(run.commit()))
        .filter(OptionalInt::isPresent)
        .mapToInt(OptionalInt::getAsInt)
        .filter(position -> position < last.position())
        .max()
        .stream()
        .map(newest -> last.position() - newest - 1)
        .findFirst()
        .orElse(0);
  }
}
