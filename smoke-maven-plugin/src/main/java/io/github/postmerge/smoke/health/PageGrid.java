package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.health.page.Cell;
import io.github.postmerge.smoke.health.page.DayRow;
import io.github.postmerge.smoke.health.page.Grid;
import io.github.postmerge.smoke.health.page.Kind;
import io.github.postmerge.smoke.health.page.Link;
import io.github.postmerge.smoke.health.page.Row;
import io.github.postmerge.smoke.health.page.Run;
import io.github.postmerge.smoke.history.RecordedRun;
import io.github.postmerge.smoke.history.RunDetails;
import io.github.postmerge.smoke.history.line.FoldedRun;
import io.github.postmerge.smoke.history.line.MainOrder.Landed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The grid of merges and smokes, newest first; older runs, beyond the rows that fit, by day. */
final class PageGrid {

  private static final int MOST_ROWS = 300;

  /** Lengths of the day, the month and the year in a date such as {@code 2026-08-14}. */
  private static final List<Integer> PERIODS = List.of(10, 7, 4);

  private final HealthText text;
  private final MainHealth main;
  private final LinkTemplates links;
  private final PageColumns columns;
  private final Map<String, FoldedRun> clearing = new HashMap<>();

  PageGrid(HealthText text, LinkTemplates links, PageColumns columns) {
    this.text = text;
    this.main = text.main();
    this.links = links;
    this.columns = columns;
  }

  /** A run and its smoke. */
  private record Drawn(FoldedRun run, SmokeHealth smoke) {}

  Grid grid() {
    List<String> names = columns.names();
    int rows =
        Math.min(
            Math.min(MOST_ROWS, main.order().size()), Grid.MOST_CELLS / Math.max(1, names.size()));
    int oldest = main.order().size() - rows;
    Map<Integer, List<Drawn>> drawn = new HashMap<>();
    List<Drawn> older = new ArrayList<>();
    for (SmokeHealth smoke : main.smokes()) {
      for (FoldedRun run : smoke.line().runs()) {
        run.clears().forEach(clears -> clearing.put(clears.red().id(), run));
        int position = run.placed().position();
        (position < oldest ? older : drawn.computeIfAbsent(position, p -> new ArrayList<>()))
            .add(new Drawn(run, smoke));
      }
    }
    Map<String, RunDetails> details =
        text.details(
            drawn.values().stream().flatMap(List::stream).map(d -> d.run().run().id()).toList());
    List<Row> all = new ArrayList<>();
    for (int position = main.order().size() - 1; position >= oldest; position--) {
      all.add(row(main.order().at(position), drawn.getOrDefault(position, List.of()), details));
    }
    return new Grid(names, all, byDay(older));
  }

  private Row row(Landed landed, List<Drawn> runs, Map<String, RunDetails> details) {
    Merges.Merge merge = text.merges().of(landed.commit());
    List<List<Drawn>> byColumn = new ArrayList<>();
    columns.names().forEach(name -> byColumn.add(new ArrayList<>()));
    runs.forEach(drawn -> byColumn.get(columns.of(drawn.smoke())).add(drawn));
    String time = Words.time(landed.committedAt());
    return new Row(
        landed.commit(),
        merge.name(),
        merge.subject(),
        merge.author(),
        time.substring(0, 10),
        time.substring(11, 16),
        links.needing(Set.of("commit")).with(Map.of("commit", landed.commit())),
        byColumn.stream().map(cell -> cell(cell, details)).toList());
  }

  private Cell cell(List<Drawn> runs, Map<String, RunDetails> details) {
    if (runs.isEmpty()) {
      return Cell.unsmoked();
    }
    List<Drawn> inOrder =
        runs.stream().sorted(Comparator.comparing(drawn -> drawn.run().placed())).toList();
    return new Cell(
        worst(inOrder),
        inOrder.stream()
            .map(drawn -> run(drawn, Optional.ofNullable(details.get(drawn.run().run().id()))))
            .toList());
  }

  /** The kind of a red run that is not a flake, else of a flake, else of a green run. */
  private static Kind worst(List<Drawn> runs) {
    Kind worst = Kind.NOT_RUN;
    for (Drawn drawn : runs) {
      Kind kind = kind(drawn);
      worst = rank(kind) >= rank(worst) ? kind : worst;
    }
    return worst;
  }

  private static int rank(Kind kind) {
    return switch (kind) {
      case UNSMOKED -> 0;
      case NOT_RUN, STALE -> 1;
      case PASS -> 2;
      case FLAKY -> 3;
      case REGRESSION, ENVIRONMENT, TIMEOUT, FAILED -> 4;
    };
  }

  private static Kind kind(Drawn drawn) {
    return switch (Cause.of(drawn.run().run(), drawn.smoke().line())) {
      case PASS -> Kind.PASS;
      case FLAKY -> Kind.FLAKY;
      case REGRESSION -> Kind.REGRESSION;
      case ENVIRONMENT -> Kind.ENVIRONMENT;
      case TIMEOUT -> Kind.TIMEOUT;
      case FAILED -> Kind.FAILED;
      case STALE -> Kind.STALE;
      case NO_VERDICT -> Kind.NOT_RUN;
    };
  }

  private Run run(Drawn drawn, Optional<RunDetails> details) {
    RecordedRun run = drawn.run().run();
    return new Run(
        kind(drawn),
        details
            .map(RunDetails::reason)
            .filter(reason -> run.isRed() && !reason.isEmpty())
            .orElse(run.outcome().status().name()),
        reason(drawn, details),
        details.map(d -> d.evidence().lines().toList()).orElse(List.of()),
        details.map(RunDetails::reproduce).orElse(""),
        Words.seconds(run.durationMs()),
        Words.exactTime(run.startedAt()),
        cleared(run),
        runLinks(run, details));
  }

  private String reason(Drawn drawn, Optional<RunDetails> details) {
    List<String> parts = new ArrayList<>();
    if (columns.others().contains(drawn.smoke())) {
      parts.add(drawn.smoke().name());
    }
    details
        .map(RunDetails::reason)
        .filter(reason -> !drawn.run().run().isRed() && !reason.isEmpty())
        .ifPresent(parts::add);
    details.map(RunDetails::why).filter(w -> !w.isEmpty()).ifPresent(parts::add);
    return String.join(": ", parts);
  }

  private String cleared(RecordedRun red) {
    FoldedRun by = clearing.get(red.id());
    if (by == null) {
      return "";
    }
    String why =
        by.clears().stream()
            .filter(clears -> clears.red().id().equals(red.id()))
            .map(
                clears ->
                    switch (clears.why()) {
                      case FIXED -> "Fixed, as ";
                      case FLAKE_SHOWN -> "A flake, as ";
                      case UNEXPLAINED -> "Nobody knows why, but ";
                    })
            .findFirst()
            .orElse("");
    return why + text.merges().of(by.run().commit()).words() + " passed";
  }

  private List<Link> runLinks(RecordedRun run, Optional<RunDetails> details) {
    Map<String, String> values = new HashMap<>(Map.of("commit", run.commit(), "run", run.id()));
    details.flatMap(RunDetails::task).ifPresent(task -> values.put("task", task));
    List<Link> all = new ArrayList<>(links.with(values));
    details.flatMap(RunDetails::ciRun).ifPresent(address -> all.add(new Link("CI run", address)));
    return all;
  }

  /** A run that is too old for a row of its own. */
  private record Older(String landed, String column, Kind kind) {}

  private List<DayRow> byDay(List<Drawn> older) {
    Map<Integer, String> times = new HashMap<>();
    List<Older> runs = new ArrayList<>();
    for (Drawn drawn : older) {
      runs.add(
          new Older(
              times.computeIfAbsent(drawn.run().placed().position(), this::landed),
              columns.name(drawn.smoke()),
              kind(drawn)));
    }
    for (int period : PERIODS) {
      Map<String, Map<String, Map<Kind, Integer>>> counts =
          new TreeMap<>(Comparator.reverseOrder());
      for (Older run : runs) {
        counts
            .computeIfAbsent(run.landed().substring(0, period), day -> new TreeMap<>())
            .computeIfAbsent(run.column(), name -> new EnumMap<>(Kind.class))
            .merge(run.kind(), 1, Integer::sum);
      }
      List<DayRow> rows = new ArrayList<>();
      counts.forEach(
          (day, smokes) ->
              smokes.forEach((smoke, kinds) -> rows.add(new DayRow(day, smoke, kinds))));
      if (rows.size() <= Grid.MOST_DAY_ROWS) {
        return rows;
      }
    }
    return List.of();
  }

  private String landed(int position) {
    return Words.time(main.order().at(position).committedAt());
  }
}
