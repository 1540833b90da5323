package io.github.postmerge.smoke.health.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Forty merges of a shop with two smokes: reds, flakes, an outage, a revert, and a red main at the
 * end.
 */
final class PageStory {

  private static final List<String> SMOKES = List.of("checkout", "search");
  private static final List<String> AUTHORS =
      List.of("Ada Okafor", "Bo Lindqvist", "김민준", "João Pereira", "Dagmar Weiß");
  private static final List<String> SUBJECTS =
      List.of(
          "Cache the price list for one minute",
          "Move the cart to the new session store",
          "Upgrade the search client",
          "Show the delivery date before payment",
          "Refuse coupons that have expired",
          "Write the order and its lines in one transaction");
  private static final int MERGES = 40;
  private static final int FIRST = 21;
  private static final int NEWEST = 8;

  private PageStory() {}

  static Page page() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < MERGES; i++) {
      rows.add(row(i));
    }
    Collections.reverse(rows);
    return new Page(
        "acme/shop",
        new Headline(
            State.RED,
            "Main is red since 2026-11-26 13:19 UTC, 3 merges, first red is #58 by João Pereira",
            "checkout fails with EXIT_CODE_1 at each merge since; #58 is the culprit with"
                + " probability 0.9921."),
        List.of(
            new Fact("Head", "#60 by Ada Okafor, 2026-11-26 15:33 UTC", commit(39)),
            new Fact("Last good", "#57 by 김민준, 2026-11-26 12:12 UTC", commit(36)),
            new Fact("Edge", "Still red, same failure", ""),
            new Fact("Flake rate, checkout", "2.1 % (0.4 % to 6.0 %) in 74 runs", ""),
            new Fact("Merges without a verdict", "1 of the last 40", "")),
        new Grid(SMOKES, rows, older(60)),
        List.of(chart("checkout", 42, 1), chart("search", 8, 2)),
        intervals(),
        List.of(
            new Figure("To detect", "6 min", "median of 3 reds"),
            new Figure("To blame", "19 min", "median of 2 reds"),
            new Figure("To recover", "1 h 52 min", "median of 2 reds"),
            new Figure("Merges on red", "9", "of 40"),
            new Figure("Lost to flakes", "34 min", "reruns and waiting, in 30 days")),
        List.of(
            new LeftOut("9c1185a5c5e9", "No run of checkout or search has this commit."),
            new LeftOut(
                "run-20261125T101112Z-7f3a.json",
                "It ends in the middle of a string (byte 4096 of 4096).")));
  }

  /** What there is to show before the first run. */
  static Page empty() {
    return new Page(
        "",
        new Headline(State.UNKNOWN, "Nothing is known of main: the history is empty.", ""),
        List.of(),
        new Grid(List.of(), List.of(), List.of()),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** The newest merges with ten times as many smokes. */
  static Page withTwentySmokes() {
    Page page = page();
    List<String> smokes = new ArrayList<>();
    List<Row> rows = page.grid().rows();
    for (int i = 0; i < 10; i++) {
      smokes.addAll(List.of("checkout-in-region-" + i, "search-" + i));
    }
    return new Page(
        page.project(),
        page.headline(),
        page.facts(),
        new Grid(smokes, rows.stream().limit(NEWEST).map(PageStory::tenTimes).toList(), List.of()),
        page.charts(),
        page.intervals(),
        page.costs(),
        page.leftOut());
  }

  private static Row tenTimes(Row row) {
    return row.with(Collections.nCopies(10, row.cells()).stream().flatMap(List::stream).toList());
  }

  private static Row row(int i) {
    int hour = 8 + i % 8;
    String day = String.format(Locale.ROOT, "2026-11-%02d", 22 + i / 8);
    return new Row(
        commit(i),
        "#" + (FIRST + i),
        i == 12 ? "Revert \"Move the cart to the new session store\"" : SUBJECTS.get(i % 6),
        AUTHORS.get((i + 1) % 5),
        day,
        String.format(Locale.ROOT, "%02d:%02d", hour, i * 7 % 60),
        List.of(),
        List.of(cell(checkout(i), i, 0, day, hour), cell(search(i), i, 1, day, hour)));
  }

  private static Kind checkout(int i) {
    return switch (i) {
      case 37 -> Kind.REGRESSION;
      case 38, 39, 11 -> Kind.FAILED;
      case 10 -> Kind.REGRESSION;
      case 20, 21, 22 -> Kind.ENVIRONMENT;
      case 27 -> Kind.FLAKY;
      case 30 -> Kind.STALE;
      case 5 -> Kind.UNSMOKED;
      default -> Kind.PASS;
    };
  }

  private static Kind search(int i) {
    return switch (i) {
      case 20, 21, 22 -> Kind.ENVIRONMENT;
      case 15, 33 -> Kind.FLAKY;
      case 24 -> Kind.TIMEOUT;
      case 5, 6 -> Kind.UNSMOKED;
      case 18 -> Kind.NOT_RUN;
      default -> Kind.PASS;
    };
  }

  private static Cell cell(Kind kind, int i, int smoke, String day, int hour) {
    if (kind == Kind.UNSMOKED) {
      return Cell.unsmoked();
    }
    String time = String.format(Locale.ROOT, "%s %02d:%02d:33 UTC", day, hour, (i * 7 + 3) % 60);
    List<Run> runs = new ArrayList<>();
    runs.add(run(kind, i, smoke, time));
    if (kind == Kind.FLAKY) {
      runs.add(run(Kind.PASS, i, smoke, time));
    }
    return new Cell(kind, runs);
  }

  private static Run run(Kind kind, int i, int smoke, String time) {
    List<Link> links =
        List.of(
            new Link("Commit", "https://git.example.org/acme/shop/commit/" + commit(i)),
            new Link("CI run", "https://ci.example.org/acme/shop/runs/" + (48_000 + i)));
    return new Run(
        kind,
        status(kind),
        reason(kind),
        kind.isRed() ? evidence(smoke) : List.of(),
        kind.isRed()
            ? "mvn io.github.postmerge:smoke-maven-plugin:reproduce -Dsmoke.envelope=" + i + ".json"
            : "",
        kind == Kind.STALE ? "" : 38 + i % 9 + ".4 s",
        time,
        kind.isRed() && i < 37 ? "Fixed by #" + (FIRST + i + 2) + ", 2026-11-24 11:40 UTC" : "",
        links);
  }

  private static String status(Kind kind) {
    return switch (kind) {
      case PASS -> "POST_MERGE_SMOKE_PASS";
      case FLAKY, REGRESSION, ENVIRONMENT, FAILED -> "EXIT_CODE_1";
      case TIMEOUT -> "after 600 s";
      case STALE -> "SUPERSEDED";
      case NOT_RUN, UNSMOKED -> "SMOKE_NOT_RUN";
    };
  }

  private static String reason(Kind kind) {
    return switch (kind) {
      case REGRESSION ->
          "The merge failed 3 of 3 times, and the commit before it passed 3 of 3 times"
              + " (confidence 0.9921).";
      case FLAKY -> "The same commit failed and passed.";
      case ENVIRONMENT -> "The last good commit fails as well.";
      case NOT_RUN -> "The remote could not be reached within 30 s.";
      default -> "";
    };
  }

  private static List<String> evidence(int smoke) {
    return List.of(
        "[ERROR] Tests run: 14, Failures: 1, Errors: 0, Skipped: 0",
        "[ERROR] CheckoutSmoke.paysWithVoucher:88 expected: <201> but was: <500>",
        "  at com.acme.shop."
            + SMOKES.get(smoke)
            + ".CheckoutSmoke.paysWithVoucher(CheckoutSmoke.java:88)",
        "[ERROR] Failed to execute goal surefire:test on project shop: There are test failures.");
  }

  private static List<DayRow> older(int days) {
    List<DayRow> rows = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      for (String smoke : SMOKES) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        counts.put(Kind.PASS, 17 + day % 5);
        counts.put(Kind.FLAKY, day % 4 == 0 ? 1 : 0);
        counts.put(Kind.REGRESSION, day % 9 == 0 ? 2 : 0);
        String label = String.format(Locale.ROOT, "2026-%02d-%02d", 10 - day / 28, 28 - day % 28);
        rows.add(new DayRow(label, smoke, counts));
      }
    }
    return rows;
  }

  static SmokeChart chart(String smoke, double seconds, long seed) {
    Random random = new Random(seed);
    List<Series.Point> durations = new ArrayList<>();
    List<Series.Point> rates = new ArrayList<>();
    for (int i = 0; i < MERGES; i++) {
      double grown = i < 26 ? seconds : seconds * 1.4;
      durations.add(
          Series.Point.of("#" + (FIRST + i), grown + random.nextGaussian() * seconds / 15));
      double rate = 0.02 + 0.03 * Math.exp(-Math.abs(i - 28) / 4.0);
      rates.add(new Series.Point("#" + (FIRST + i), rate, rate / 4, rate * 2.4));
    }
    return new SmokeChart(
        smoke,
        new Series(
            durations, List.of(new Series.ChangePoint(26, "#47: 1.4 times as long as before"))),
        new Series(
            rates,
            List.of(
                new Series.ChangePoint(25, "#46: from 2 % to 5 %"),
                new Series.ChangePoint(33, "#54: back to 2 %"))));
  }

  private static List<RedInterval> intervals() {
    return List.of(
        new RedInterval(
            "checkout",
            "2026-11-26 13:19 UTC",
            "",
            3,
            "#58 by João Pereira",
            commit(37),
            "",
            "4 min",
            "21 min",
            "",
            "CULPRIT "
                + commit(37).substring(0, 12)
                + " "
                + SUBJECTS.get(1)
                + " (task-58), 99.2 %"),
        new RedInterval(
            "checkout, search",
            "2026-11-24 12:20 UTC",
            "2026-11-24 15:11 UTC",
            3,
            "#41 by Bo Lindqvist",
            commit(20),
            "Environment: no merge is to blame",
            "6 min",
            "",
            "2 h 51 min",
            "ENVIRONMENT, 98.8 %"),
        new RedInterval(
            "checkout",
            "2026-11-23 10:10 UTC",
            "2026-11-23 11:02 UTC",
            3,
            "#31 by Bo Lindqvist",
            commit(10),
            "Fixed by #33, a revert",
            "9 min",
            "17 min",
            "52 min",
            ""));
  }

  static String commit(int i) {
    return String.format(Locale.ROOT, "%08x%032x", (i + 1) * 0x9e3779b9L & 0xffffffffL, i * 7919L);
  }
}
