package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.health.page.Figure;
import io.github.postmerge.smoke.health.page.RedInterval;
import io.github.postmerge.smoke.history.RecordedRun;
import io.github.postmerge.smoke.history.line.FoldedRun;
import io.github.postmerge.smoke.history.line.FoldedRun.Clears;
import io.github.postmerge.smoke.verdict.Edge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The intervals in which a smoke was red, and their durations. */
final class RedIntervals {

  private static final int MOST = 200;

  private final MainHealth main;
  private final Merges merges;
  private final CulpritSearches searches;
  private final List<Interval> intervals = new ArrayList<>();

  RedIntervals(MainHealth main, Merges merges, CulpritSearches searches) {
    this.main = main;
    this.merges = merges;
    this.searches = searches;
    main.smokes().forEach(this::add);
    intervals.sort(Comparator.comparing((Interval i) -> i.first().placed()).reversed());
  }

  /**
   * From a first red run to the green run that clears it.
   *
   * @param confirmed the run that confirms the first one
   * @param end the green run; empty while the smoke is red
   */
  private record Interval(
      SmokeHealth smoke, FoldedRun first, Optional<FoldedRun> confirmed, Optional<FoldedRun> end) {

    Duration toRecover() {
      return end.map(e -> Duration.between(first.run().startedAt(), ended(e)))
          .orElse(Duration.ZERO);
    }

    static Instant ended(FoldedRun run) {
      return run.run().startedAt().plusMillis(run.run().durationMs());
    }
  }

  private void add(SmokeHealth smoke) {
    @Nullable FoldedRun first = null;
    @Nullable FoldedRun confirmed = null;
    for (FoldedRun run : smoke.line().verdicts()) {
      if (run.edge() == Edge.FIRST_RED) {
        first = run;
        confirmed = isBlamed(run.run()) ? run : null;
      } else if (confirmed == null && run.edge() == Edge.STILL_RED) {
        confirmed = run;
      }
      if (first != null && run.run().isGreen()) {
        intervals.add(new Interval(smoke, first, Optional.ofNullable(confirmed), Optional.of(run)));
        first = null;
        confirmed = null;
      }
    }
    if (first != null) {
      intervals.add(new Interval(smoke, first, Optional.ofNullable(confirmed), Optional.empty()));
    }
  }

  private static boolean isBlamed(RecordedRun run) {
    return run.diagnosis().isPresent();
  }

  List<RedInterval> newestFirst() {
    return intervals.stream().limit(MOST).map(this::shown).toList();
  }

  private RedInterval shown(Interval interval) {
    FoldedRun first = interval.first();
    return new RedInterval(
        interval.smoke().name(),
        Words.time(first.run().startedAt()),
        interval.end().map(end -> Words.time(end.run().startedAt())).orElse(""),
        landed(interval),
        merges.of(first.run().commit()).words(),
        first.run().commit(),
        interval.end().map(this::why).orElse(""),
        Words.duration(toDetect(interval)),
        toBlame(interval).map(Words::duration).orElse(""),
        interval.end().isPresent() ? Words.duration(interval.toRecover()) : "",
        searches.words(positions(interval)).orElse(""));
  }

  private String why(FoldedRun end) {
    String why =
        end.clears().stream()
            .map(Clears::why)
            .findFirst()
            .map(
                reason ->
                    switch (reason) {
                      case FIXED -> "Fixed by ";
                      case FLAKE_SHOWN -> "A flake: ";
                      case UNEXPLAINED -> "Unexplained, but green at ";
                    })
            .orElse("");
    return why + merges.of(end.run().commit()).words();
  }

  /** The number of merges that landed while it was red, including the first red one. */
  private int landed(Interval interval) {
    CulpritSearches.Red red = positions(interval);
    return Math.max(1, red.end() - red.first());
  }

  private CulpritSearches.Red positions(Interval interval) {
    return new CulpritSearches.Red(
        interval.first().placed().position(),
        interval.end().map(end -> end.placed().position()).orElse(main.order().size()));
  }

  private Duration toDetect(Interval interval) {
    FoldedRun first = interval.first();
    return Duration.between(
        main.order().at(first.placed().position()).committedAt(), Interval.ended(first));
  }

  private static Optional<Duration> toBlame(Interval interval) {
    return interval
        .confirmed()
        .map(run -> Duration.between(interval.first().run().startedAt(), Interval.ended(run)));
  }

  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    median(intervals.stream().map(this::toDetect).toList())
        .ifPresent(
            d ->
                figures.add(
                    new Figure("Time to detect", d, "median, from the merge to its red verdict")));
    median(intervals.stream().flatMap(i -> toBlame(i).stream()).toList())
        .ifPresent(
            d ->
                figures.add(
                    new Figure(
                        "Time to confirm",
                        d,
                        "median, from the first red to the run that confirms it")));
    median(intervals.stream().filter(i -> i.end().isPresent()).map(Interval::toRecover).toList())
        .ifPresent(
            d ->
                figures.add(
                    new Figure("Time to recover", d, "median, from the first red to green")));
    figures.add(
        new Figure(
            "Landed on red",
            Words.count(intervals.stream().mapToInt(i -> landed(i) - 1).sum(), "merge"),
            "after the first red one, while a smoke was red"));
    return figures;
  }

  private static Optional<String> median(List<Duration> durations) {
    List<Duration> sorted = durations.stream().sorted().toList();
    return sorted.isEmpty()
        ? Optional.empty()
        : Optional.of(Words.duration(sorted.get(sorted.size() / 2)));
  }
}
