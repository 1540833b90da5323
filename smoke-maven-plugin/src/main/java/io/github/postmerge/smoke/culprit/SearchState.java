package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.blame.search.CulpritInquiry;
import io.github.postmerge.smoke.blame.search.Observation;
import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.blame.search.Sighting;
import io.github.postmerge.smoke.culprit.question.Question;
import io.github.postmerge.smoke.git.CommitId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A question, and what the probes so far say about it; their order of arrival changes nothing. */
final class SearchState {

  /**
   * A probe that could not run, or failed in another way, may have met a bad moment, or a bad
   * machine.
   */
  private static final int MOST_TRIES = 2;

  /** Where another commit told something once, and not another time. */
  private static final int MOST_TRIES_OF_A_FLAKY_SMOKE = 4;

  /** Probes that could not run, before it is asked whether any do. */
  private static final int MOST_UNTOLD = 10;

  private static final Comparator<ProbeRecord> BY_END =
      Comparator.comparingInt(ProbeRecord::endedAs).thenComparingInt(ProbeRecord::number);

  private final Question question;
  private final List<ProbeRecord> probes;
  private final SoughtFailure sought;
  private final Set<Integer> hidden;
  private final CulpritInquiry inquiry;

  private SearchState(Question question, List<ProbeRecord> probes) {
    this.question = question;
    this.probes = probes;
    this.sought =
        SoughtFailure.of(
            question.failure(),
            probes.stream().filter(probe -> position(probe) == question.redAt()).toList(),
            probes);
    this.hidden = hidden();
    this.inquiry = inquire();
  }

  static SearchState of(Question question, Collection<ProbeRecord> probes) {
    return new SearchState(question, probes.stream().sorted(BY_END).toList());
  }

  SearchState and(ProbeRecord probe) {
    List<ProbeRecord> all = new ArrayList<>(probes);
    all.add(probe);
    return of(question, all);
  }

  Question question() {
    return question;
  }

  CulpritInquiry inquiry() {
    return inquiry;
  }

  /** By the order of their ends. */
  List<ProbeRecord> probes() {
    return Collections.unmodifiableList(probes);
  }

  /** The failure that counts as red; empty where none is known yet. */
  Optional<String> signature() {
    return sought.signature();
  }

  /** Where nobody has seen a failure, nothing can be said of one. */
  SearchConclusion conclusion() {
    return isWithoutFailure() ? SearchConclusion.INCONCLUSIVE : inquiry.conclusion();
  }

  /** Whether no red run is known and no probe has failed at the red commit. */
  boolean isWithoutFailure() {
    return sought.signature().isEmpty();
  }

  /**
   * Where to probe next. Where no red run says which failure is searched, probes at the red commit
   * have to.
   *
   * @param slots how many more probes can run
   * @param underWay positions of those that have not ended
   */
  List<Integer> next(int slots, List<Integer> underWay) {
    if (slots <= 0 || cannotRun()) {
      return List.of();
    }
    boolean isFailureKnown = sought.isCertain() || underWay.contains(question.redAt());
    if (isFailureKnown || inquiry.next(1, underWay).isEmpty()) {
      return inquiry.next(slots, underWay);
    }
    List<Integer> next = new ArrayList<>(List.of(question.redAt()));
    List<Integer> all = new ArrayList<>(underWay);
    all.add(question.redAt());
    next.addAll(inquiry.next(slots - 1, all));
    return next;
  }

  /** Whether so few probes could run that more of them would hardly do. */
  boolean cannotRun() {
    long told = probes.stream().filter(probe -> sought.sighting(probe).isPresent()).count();
    long untold = probes.size() - told;
    return cannotRunAtRed() || (untold >= MOST_UNTOLD && untold > 2 * told);
  }

  /** Whether the red commit, which has to say what is searched, cannot be run. */
  boolean cannotRunAtRed() {
    return isWithoutFailure() && hidden.contains(question.redAt());
  }

  /** Whether nothing but other failures, or none at all, can be had of a commit. */
  boolean isHidden(ProbeRecord probe) {
    return hidden.contains(position(probe));
  }

  /** Whether a probe failed as the red run did. */
  boolean isRed(ProbeRecord probe) {
    return sought.sighting(probe).filter(Sighting.RED::equals).isPresent();
  }

  /** The position of a probe's commit; one of another line is not among the probes. */
  int position(ProbeRecord probe) {
    return question.line().position(new CommitId(probe.commit())).orElseThrow();
  }

  /** A commit that told something once is only flaky, or had a bad moment; it is tried again. */
  private Set<Integer> hidden() {
    Map<Integer, Integer> told = new HashMap<>();
    Map<Integer, Integer> blind = new HashMap<>();
    for (ProbeRecord probe : probes) {
      boolean isBlind = sought.sighting(probe).filter(s -> s != Sighting.OTHER_FAILURE).isEmpty();
      (isBlind ? blind : told).merge(position(probe), 1, Integer::sum);
    }
    boolean isFlaky = blind.keySet().stream().anyMatch(told::containsKey);
    int most = isFlaky ? MOST_TRIES_OF_A_FLAKY_SMOKE : MOST_TRIES;
    return blind.entrySet().stream()
        .filter(tries -> tries.getValue() >= most * (1 + told.getOrDefault(tries.getKey(), 0)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private CulpritInquiry inquire() {
    CulpritInquiry now = question.inquiry();
    for (ProbeRecord probe : probes) {
      Optional<Sighting> sighting = sought.sighting(probe);
      if (sighting.isPresent()) {
        now =
            now.after(
                new Observation(
                    position(probe), sighting.get(), probe.startedAfter(), probe.endedAs()));
      }
    }
    for (int position : hidden) {
      now = now.withoutPosition(position);
    }
    return now;
  }

  /**
   * The merges by how probable they are to blame; of two that are as probable the earlier first.
   */
  List<Integer> mostProbable() {
    double[] merges = inquiry.merges();
    return IntStream.rangeClosed(1, merges.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer merge) -> -merges[merge - 1]))
        .toList();
  }

  /** The merge that the inquiry points at. */
  Optional<CommitId> leader() {
    OptionalInt position = inquiry.culprit();
    return position.isPresent()
        ? Optional.of(question.line().at(position.getAsInt()))
        : Optional.empty();
  }
}
