package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.ErrorCount;
import io.github.postmerge.smoke.blame.KnownRates;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** One search, in a world that is written down; it tells each probe and what is said at the end. */
final class TracedSearch {

  private final List<String> commits;
  private final int[] runs;
  private final StringBuilder probes = new StringBuilder();
  private final Deque<Started> underWay = new ArrayDeque<>();
  private CulpritInquiry inquiry;
  private int ended;

  private record Started(int position, int after) {}

  /**
   * The commits are written from the good one on: + passes, - fails as the red run did, ? fails in
   * another way, x cannot be run; what each does is repeated, and the red run is marked by !.
   */
  TracedSearch(String weights, String history, String text) {
    List<String> marked = List.of(text.split(" ", -1));
    int redAt =
        marked.indexOf(marked.stream().filter(c -> c.endsWith("!")).findAny().orElseThrow());
    commits = marked.stream().map(commit -> commit.replace("!", "")).toList();
    runs = new int[commits.size()];
    inquiry = CulpritInquiry.into(new SearchLine(weights(weights), redAt, rates(history)));
  }

  /** All probes of a round run at the same time. */
  String inRounds(int slots) {
    start(slots);
    while (!underWay.isEmpty()) {
      while (!underWay.isEmpty()) {
        endFirst();
      }
      probes.append(' ');
      start(slots);
    }
    return probes + told();
  }

  /** Another one starts when one has ended; they end in the order in which they started. */
  String overlapping(int slots) {
    start(slots);
    while (!underWay.isEmpty()) {
      endFirst();
      start(slots);
    }
    return probes + " " + told();
  }

  private void start(int slots) {
    List<Integer> positions = underWay.stream().map(Started::position).toList();
    for (int position : inquiry.next(slots - positions.size(), positions)) {
      underWay.add(new Started(position, ended));
    }
  }

  private void endFirst() {
    Started probe = underWay.remove();
    int position = probe.position();
    String outcomes = commits.get(position);
    char outcome = outcomes.charAt(runs[position]++ % outcomes.length());
    probes.append(position).append(outcome);
    inquiry =
        outcome == 'x'
            ? inquiry.withoutPosition(position)
            : inquiry.after(
                new Observation(position, EvidenceTest.sighting(outcome), probe.after(), ++ended));
  }

  private String told() {
    OptionalInt culprit = inquiry.culprit();
    return String.format(
        Locale.ROOT,
        "%s %s %s %.9f",
        inquiry.conclusion(),
        inquiry.leaning(),
        culprit.isPresent() ? culprit.getAsInt() : "-",
        inquiry.confidence());
  }

  private List<Double> weights(String text) {
    List<Double> weights = Stream.of(text.split(" ", -1)).map(Double::valueOf).toList();
    return weights.size() > 1 ? weights : Collections.nCopies(commits.size() - 1, weights.get(0));
  }

  /** Such as 1/200 0/50: how often good commits failed, and how often broken ones passed. */
  private static KnownRates rates(String history) {
    List<ErrorCount> counts =
        Stream.of(history.split(" ", -1))
            .map(count -> count.split("/", -1))
            .map(c -> new ErrorCount(Integer.parseInt(c[0]), Integer.parseInt(c[1])))
            .toList();
    return new KnownRates(counts.get(0), counts.get(1));
  }
}
