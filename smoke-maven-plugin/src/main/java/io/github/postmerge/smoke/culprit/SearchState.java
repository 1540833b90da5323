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

/** A question and the probes so far; the order in which they arrive does not matter. */
final class SearchState {

  /**
   * A probe that could not run, or failed in another way, is repeated: the cause may be temporary.
   */
  private static final int MOST_TRIES = 2;

  /** The same, if some commit has been seen with a usable probe and with an unusable one. */
  private static final int MOST_TRIES_OF_A_FLAKY_SMOKE = 4;

  /** The number of probes that could not run from which on the search may give up. */
  private static final int MOST_WITHOUT_RESULT = 10;

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

  /** The probes in the order of their ends. */
  List<ProbeRecord> probes() {
    return Collections.unmodifiableList(probes);
  }

  /** The failure that counts as red; empty if none is known yet. */
  Optional<String> signature() {
    return sought.signature();
  }

  /** The conclusion; inconclusive as long as no failure is known. */
  SearchConclusion conclusion() {
    return isWithoutFailure() ? SearchConclusion.INCONCLUSIVE : inquiry.conclusion();
  }

  /** Whether no red run is known and no probe has failed at the red commit. */
  boolean isWithoutFailure() {
    return sought.signature().isEmpty();
  }

  /**
   * The positions to probe next. If the failure is not known from a red run, the red commit is
   * probed until it is.
   *
   * @param slots how many more probes can run
   * @param underWay positions of the running probes
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

  /** Whether so few probes could run that further ones would hardly help. */
  boolean cannotRun() {
    long withResult = probes.stream().filter(probe -> sought.sighting(probe).isPresent()).count();
    long without = probes.size() - withResult;
    return cannotRunAtRed() || (without >= MOST_WITHOUT_RESULT && without > 2 * withResult);
  }

  /** Whether the smoke cannot be run at the red commit, although the failure is not known. */
  boolean cannotRunAtRed() {
    return isWithoutFailure() && hidden.contains(question.redAt());
  }

  /** Whether a probe's commit has too many other failures, or probes that could not run. */
  boolean isHidden(ProbeRecord probe) {
    return hidden.contains(position(probe));
  }

  /** Whether a probe failed as the red run did. */
  boolean isRed(ProbeRecord probe) {
    return sought.sighting(probe).filter(Sighting.RED::equals).isPresent();
  }

  /** The position of a probe's commit, which is always on the searched line. */
  int position(ProbeRecord probe) {
    return question.line().position(new CommitId(probe.commit())).orElseThrow();
  }

  /** Commits with too many unusable probes; each usable probe of a commit allows more of them. */
  private Set<Integer> hidden() {
    Map<Integer, Integer> usable = new HashMap<>();
    Map<Integer, Integer> blind = new HashMap<>();
    for (ProbeRecord probe : probes) {
      boolean isBlind = sought.sighting(probe).filter(s -> s != Sighting.OTHER_FAILURE).isEmpty();
      (isBlind ? blind : usable).merge(position(probe), 1, Integer::sum);
    }
    boolean isFlaky = blind.keySet().stream().anyMatch(usable::containsKey);
    int most = isFlaky ? MOST_TRIES_OF_A_FLAKY_SMOKE : MOST_TRIES;
    return blind.entrySet().stream()
        .filter(tries -> tries.getValue() >= most * (1 + usable.getOrDefault(tries.getKey(), 0)))
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

  /** The merges, the most probable culprit first; of equally probable ones the earlier first. */
  List<Integer> mostProbable() {
    double[] merges = inquiry.merges();
    return IntStream.rangeClosed(1, merges.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer merge) -> -merges[merge - 1]))
        .toList();
  }

  /** The most probable culprit. */
  Optional<CommitId> leader() {
    OptionalInt position = inquiry.culprit();
    return position.isPresent()
        ? Optional.of(question.line().at(position.getAsInt()))
        : Optional.empty();
  }
}
