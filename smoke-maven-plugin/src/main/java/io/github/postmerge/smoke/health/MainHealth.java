package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.history.HistoryContents;
import io.github.postmerge.smoke.history.HistoryContents.Stored;
import io.github.postmerge.smoke.history.LeftOut;
import io.github.postmerge.smoke.history.RecordedRun;
import io.github.postmerge.smoke.history.line.FoldedRun;
import io.github.postmerge.smoke.history.line.MainOrder;
import io.github.postmerge.smoke.history.line.MainOrder.Landed;
import io.github.postmerge.smoke.history.line.PlacedRun;
import io.github.postmerge.smoke.verdict.Edge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Main's health: a pure function of a set of runs, main's order, the user's requirements, and the
 * time.
 *
 * @param order main's first-parent history up to its head
 * @param smokes by name
 * @param missing required smokes that have no verdict
 * @param smoked the positions at which any smoke has a verdict
 * @param doubts runs that do not count and may have been red
 * @param leftOut the files that do not count
 * @param now the time until which silence is measured
 */
record MainHealth(
    MainOrder order,
    List<SmokeHealth> smokes,
    List<String> missing,
    BitSet smoked,
    Doubts doubts,
    List<LeftOut> leftOut,
    Expectations expectations,
    Instant now) {

  /** The tolerance for differing clocks; a run further in the future does not count. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  static MainHealth of(
      HistoryContents contents, MainOrder order, Expectations expectations, Instant now) {
    List<PlacedRun> placed = new ArrayList<>();
    List<RecordedRun> uncounted = new ArrayList<>(contents.disputed());
    List<LeftOut> leftOut = new ArrayList<>(contents.leftOut());
    leftOut.addAll(contents.searches().leftOut());
    for (Stored stored : contents.runs()) {
      OptionalInt position = order.position(stored.run().commit());
      Optional<String> why = whyLeftOut(stored.run(), order, now);
      if (why.isPresent()) {
        leftOut.add(new LeftOut(stored.file(), why.get()));
        uncounted.add(stored.run());
      } else {
        placed.add(new PlacedRun(stored.run(), position.orElseThrow()));
      }
    }
    leftOut.sort(Comparator.comparing(LeftOut::file).thenComparing(LeftOut::why));
    SmokeLines lines = new SmokeLines(order, expectations, now);
    List<SmokeHealth> smokes = lines.of(placed);
    BitSet smoked = new BitSet();
    smokes.forEach(smoke -> smoked.or(smoke.smoked()));
    return new MainHealth(
        order,
        smokes,
        lines.missing(placed),
        smoked,
        Doubts.of(lines.reds(uncounted), contents, smokes),
        List.copyOf(leftOut),
        expectations,
        now);
  }

  private static Optional<String> whyLeftOut(RecordedRun run, MainOrder order, Instant now) {
    if (run.startedAt().isAfter(now.plus(AHEAD))) {
      return Optional.of("its run starts in the future, at " + run.startedAt());
    }
    return order.position(run.commit()).isPresent()
        ? Optional.empty()
        : Optional.of(whyNotPlaced(run.commit()));
  }

  private static String whyNotPlaced(String commit) {
    return commit.isEmpty()
        ? "its run could not resolve a commit"
        : "its commit " + commit + " is not in main's first-parent history";
  }

  MainState state() {
    if (!red().isEmpty()) {
      return MainState.RED;
    }
    boolean isSmoked = smokes.stream().anyMatch(smoke -> smoke.passed().get(headPosition()));
    boolean isWhole =
        missing.isEmpty()
            && !doubts.exist()
            && expected().stream().allMatch(smoke -> smoke.newestPosition() == headPosition());
    return order.size() > 0 && isSmoked && isWhole ? MainState.GREEN : MainState.UNKNOWN;
  }

  /** The required smokes that are red. */
  List<SmokeHealth> red() {
    return smokes.stream().filter(SmokeHealth::isRequired).filter(SmokeHealth::isRed).toList();
  }

  /** The first red run of each required smoke that is red, the oldest commit first. */
  List<RecordedRun> firstReds() {
    return red().stream()
        .map(smoke -> smoke.line().openReds().get(0))
        .sorted(
            Comparator.<RecordedRun>comparingInt(run -> order.position(run.commit()).orElse(0))
                .thenComparing(RecordedRun::startedAt)
                .thenComparing(RecordedRun::id))
        .toList();
  }

  private List<SmokeHealth> expected() {
    return smokes.stream().filter(SmokeHealth::isRequired).filter(SmokeHealth::isExpected).toList();
  }

  Optional<Landed> head() {
    return order.size() == 0 ? Optional.empty() : Optional.of(order.at(headPosition()));
  }

  int headPosition() {
    return Math.max(0, order.size() - 1);
  }

  /** The newest commit at which every expected smoke passed and no required one failed. */
  Optional<String> lastGood() {
    List<SmokeHealth> all = expected();
    BitSet good = new BitSet();
    smokes.stream().filter(SmokeHealth::isRequired).forEach(smoke -> good.or(smoke.passed()));
    all.forEach(smoke -> good.and(smoke.passed()));
    for (SmokeHealth smoke : smokes) {
      if (smoke.isRequired()) {
        BitSet failed = smoke.smoked();
        failed.andNot(smoke.passed());
        good.andNot(failed);
      }
    }
    good.andNot(doubts.merges());
    return missing.isEmpty() && good.length() > 0
        ? Optional.of(order.at(good.length() - 1).commit())
        : Optional.empty();
  }

  /** The commit since which main is red. */
  Optional<String> redSince() {
    return red().stream()
        .flatMap(smoke -> smoke.redSince().stream())
        .min(Comparator.comparingInt(commit -> order.position(commit).orElse(Integer.MAX_VALUE)));
  }

  /** The number of merges since the last one with a verdict. */
  int unsmoked() {
    return order.size() - smoked.length();
  }

  /** Whether there was no verdict for too many merges, or for too long. */
  boolean isSilent() {
    int lag =
        expected().stream()
            .mapToInt(smoke -> headPosition() - smoke.newestPosition())
            .max()
            .orElse(0);
    return Math.max(lag, unsmoked()) >= expectations.silentAfterMerges()
        || silentSince()
            .filter(at -> at.plus(expectations.silentAfter()).isBefore(now))
            .isPresent();
  }

  /** When the oldest merge landed that is still without a verdict. */
  Optional<Instant> silentSince() {
    return unsmoked() == 0
        ? Optional.empty()
        : Optional.of(order.at(smoked.length()).committedAt());
  }

  Edge edge() {
    return switch (state()) {
      case RED -> redEdge();
      case GREEN -> greenEdge();
      case UNKNOWN -> isSilent() ? Edge.SILENT : Edge.UNKNOWN;
    };
  }

  /** A first red run is a new failure if main was already red because of another smoke. */
  private Edge redEdge() {
    FoldedRun newest =
        red().stream()
            .flatMap(smoke -> smoke.line().newest().stream())
            .max(Comparator.comparing(FoldedRun::placed))
            .orElseThrow();
    int since = redSince().map(commit -> order.position(commit).orElse(0)).orElse(0);
    boolean wasRed = since < newest.placed().position();
    return newest.edge() == Edge.FIRST_RED && wasRed ? Edge.NEW_FAILURE : newest.edge();
  }

  private Edge greenEdge() {
    List<Edge> edges =
        smokes.stream()
            .filter(smoke -> smoke.newestPosition() == headPosition())
            .flatMap(smoke -> smoke.line().newest().stream())
            .map(FoldedRun::edge)
            .toList();
    if (edges.contains(Edge.RECOVERED)) {
      return Edge.RECOVERED;
    }
    return edges.contains(Edge.STILL_GREEN) ? Edge.STILL_GREEN : Edge.UNKNOWN;
  }

  /** The gaps: merges in a row without a verdict, after the first merge that has one. */
  List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    int from = smoked.nextSetBit(0);
    for (int first = from < 0 ? order.size() : smoked.nextClearBit(from); first < order.size(); ) {
      int next = smoked.nextSetBit(first);
      int end = next < 0 ? order.size() : next;
      gaps.add(new Gap(order.at(first).commit(), order.at(end - 1).commit(), end - first));
      first = smoked.nextClearBit(end);
    }
    return gaps;
  }
}
