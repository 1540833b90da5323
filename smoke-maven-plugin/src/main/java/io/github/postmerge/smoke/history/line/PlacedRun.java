package io.github.postmerge.smoke.history.line;

import io.github.postmerge.smoke.history.HistoryContents;
import io.github.postmerge.smoke.history.RecordedRun;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A run at its position in main's history.
 *
 * @param position of its commit, from 0 for the oldest
 */
public record PlacedRun(RecordedRun run, int position) implements Comparable<PlacedRun> {

  private static final Comparator<PlacedRun> ORDER =
      Comparator.comparingInt(PlacedRun::position)
          .thenComparing(placed -> placed.run().startedAt())
          .thenComparing(placed -> placed.run().isRed())
          .thenComparing(placed -> placed.run().id());

  /** The runs of main's commits, each at its position. */
  public static Stream<PlacedRun> in(HistoryContents contents, MainOrder order) {
    return contents.runs().stream()
        .map(HistoryContents.Stored::run)
        .flatMap(
            run -> order.position(run.commit()).stream().mapToObj(at -> new PlacedRun(run, at)));
  }

  /** Main's order; at the same commit by time; of runs that started at once a red one is last. */
  @Override
  public int compareTo(PlacedRun other) {
    return ORDER.compare(this, other);
  }
}
