package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.blame.ChangePoint;
import io.github.postmerge.smoke.blame.FlakeRate;
import io.github.postmerge.smoke.health.page.Series;
import io.github.postmerge.smoke.health.page.Series.Point;
import io.github.postmerge.smoke.health.page.SmokeChart;
import io.github.postmerge.smoke.history.line.FlakeTrials.Trial;
import io.github.postmerge.smoke.history.line.FoldedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One smoke's durations and flake rates along main, reduced to the points that fit a chart. */
final class SmokeCharts {

  private static final double MILLIS = 1_000.0;

  /** The least number of trials for one point of the flake rate. */
  private static final int TRIALS = 20;

  private final SmokeHealth smoke;
  private final Merges merges;

  SmokeCharts(SmokeHealth smoke, Merges merges) {
    this.smoke = smoke;
    this.merges = merges;
  }

  SmokeChart chart() {
    return new SmokeChart(smoke.name(), durations(), flakeRates());
  }

  private Series durations() {
    List<FoldedRun> verdicts = smoke.line().verdicts();
    int size = Math.max(1, (verdicts.size() + Series.MOST_POINTS - 1) / Series.MOST_POINTS);
    return new Series(
        chunks(
            verdicts, size, chunk -> Point.of(label(chunk.get(chunk.size() - 1)), median(chunk))),
        List.of());
  }

  private static double median(List<FoldedRun> runs) {
    long[] sorted = runs.stream().mapToLong(run -> run.run().durationMs()).sorted().toArray();
    return sorted[sorted.length / 2] / MILLIS;
  }

  private Series flakeRates() {
    List<Trial> trials = smoke.trials().trials();
    if (trials.size() < TRIALS) {
      return Series.none();
    }
    int size = Math.max(TRIALS, (trials.size() + Series.MOST_POINTS - 1) / Series.MOST_POINTS);
    List<Point> points = new ArrayList<>();
    for (int from = 0; from < trials.size(); from += size) {
      List<Trial> chunk = trials.subList(from, Math.min(trials.size(), from + size));
      int flaky = (int) chunk.stream().filter(Trial::isFlaky).count();
      FlakeRate.of(chunk.size(), flaky)
          .ifPresent(rate -> points.add(point(chunk.get(chunk.size() - 1).run(), rate)));
    }
    return new Series(points, changes(points.size(), size));
  }

  private Point point(FoldedRun last, FlakeRate rate) {
    double value = (double) rate.flaky() / rate.runs();
    return new Point(label(last), value, Math.min(rate.low(), value), Math.max(rate.high(), value));
  }

  private List<Series.ChangePoint> changes(int points, int size) {
    List<Series.ChangePoint> changes = new ArrayList<>();
    for (ChangePoint change : smoke.trials().changes()) {
      int index = Math.min(points - 1, change.index() / size);
      FoldedRun first = smoke.trials().trials().get(change.index()).run();
      changes.add(new Series.ChangePoint(index, "the flake rate changed at " + label(first)));
    }
    return changes;
  }

  private String label(FoldedRun run) {
    Merges.Merge merge = merges.of(run.run().commit());
    return merge.name().isEmpty() ? run.run().commit().substring(0, 8) : merge.name();
  }

  private static <T> List<Point> chunks(List<T> all, int size, Function<List<T>, Point> point) {
    List<Point> points = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      points.add(point.apply(all.subList(from, Math.min(all.size(), from + size))));
    }
    return points;
  }
}
