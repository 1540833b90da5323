package io.github.postmerge.smoke.health.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** 10,000 runs on one page, with each list as long as it may be. */
final class LargePage {

  private static final List<String> SMOKES = List.of("checkout", "search");
  private static final int RUNS = 10_000;

  private LargePage() {}

  /**
   * The page.
   *
   * @param filler what its texts consist of
   */
  static Page of(String filler) {
    Page story = PageStory.page();
    Series series = new Series(Collections.nCopies(Series.MOST_POINTS, point()), List.of());
    SmokeChart chart = new SmokeChart(text(filler, 400), series, series);
    LeftOut leftOut = new LeftOut(text(filler, 400), text(filler, 400));
    return new Page(
        story.project(),
        story.headline(),
        story.facts(),
        new Grid(SMOKES, rows(filler), older(filler)),
        Collections.nCopies(Page.MOST_CHARTS, chart),
        Collections.nCopies(5_000, interval(filler)),
        story.costs(),
        Collections.nCopies(5_000, leftOut));
  }

  private static List<Row> rows(String filler) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < Grid.MOST_CELLS / SMOKES.size(); i++) {
      Cell cell = cell(filler, i);
      rows.add(
          new Row(
              PageStory.commit(i),
              "#" + i,
              text(filler, 400),
              text(filler, 400),
              "2026-11-" + i / 9,
              "14:01",
              List.of(),
              List.of(cell, cell)));
    }
    return rows;
  }

  private static Cell cell(String filler, int i) {
    boolean red = i % 10 == 0;
    Run run =
        new Run(
            red ? Kind.FAILED : Kind.PASS,
            red ? "FAIL, EXIT_CODE_1" : "PASS",
            red ? text(filler, 100) : "",
            red ? List.of(text(filler, 2_000)) : List.of(),
            red ? "mvn smoke:reproduce -Dsmoke.envelope=envelope.json" : "",
            "42.1 s",
            "2026-11-26 14:03:11 UTC",
            "",
            List.of(new Link("Commit", "https://git.example.org/commit/" + PageStory.commit(i))));
    return new Cell(run.kind(), List.of(run));
  }

  private static List<DayRow> older(String filler) {
    int runs = (RUNS - Grid.MOST_CELLS) / Grid.MOST_DAY_ROWS + 1;
    DayRow day =
        new DayRow("2026-08-14", text(filler, 400), Map.of(Kind.PASS, runs, Kind.FLAKY, 1));
    return Collections.nCopies(Grid.MOST_DAY_ROWS, day);
  }

  private static RedInterval interval(String filler) {
    String text = text(filler, 400);
    return new RedInterval(text, text, text, 3, text, "", text, text, text, text, text);
  }

  private static Series.Point point() {
    return new Series.Point("#1234", 0.123456, 0.012345, 0.234567);
  }

  private static String text(String filler, int length) {
    return filler.repeat(length / filler.length());
  }
}
