package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.blame.search.CulpritInquiry;
import io.github.postmerge.smoke.blame.search.Observation;
import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.blame.search.Sighting;
import io.github.postmerge.smoke.culprit.question.Question;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.run.ProbeRun;
import io.github.postmerge.smoke.verdict.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A question, and what the probes so far say about it; their order of arrival changes nothing. */
final class SearchState {

  /**
   * A probe that could not run, or failed in another way, may have met a bad moment, or a bad
   * machine.
   */
  private static final int MOST_TRIES = 2;

  /** Probes that could not run, before it is asked whether any do. */
  private static final int MOST_UNTOLD = 10;

  private static final Comparator<ProbeRecord> BY_END =
      Comparator.comparingInt(ProbeRecord::endedAs).thenComparingInt(ProbeRecord::number);

  private final Question question;
  private final List<ProbeRecord> probes;
  private final Optional<String> signature;
  private final CulpritInquiry inquiry;

  private SearchState(Question question, List<ProbeRecord> probes) {
    this.question = question;
    this.probes = probes;
    this.signature = question.failure().signature().or(this::firstSignature);
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
    return signature;
  }

  /** Where nobody has seen a failure, nothing can be said of one. */
  SearchConclusion conclusion() {
    return isWithoutFailure() ? SearchConclusion.INCONCLUSIVE : inquiry.conclusion();
  }

  /** Whether no red run is known and no probe has failed at the red commit. */
  boolean isWithoutFailure() {
    return signature.isEmpty();
  }

  /**
   * Where to probe next. Where no red run says which failure is searched, a probe at the red commit
   * has to.
   *
   * @param slots how many more probes can run
   * @param underWay positions of those that have not ended
   */
  List<Integer> next(int slots, List<Integer> underWay) {
    if (slots <= 0 || cannotRun()) {
      return List.of();
    }
    boolean isFailureKnown = signature.isPresent() || underWay.contains(question.redAt());
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
    long told = probes.stream().filter(probe -> sighting(probe).isPresent()).count();
    long untold = probes.size() - told;
    return untold >= MOST_UNTOLD && untold > 2 * told;
  }

  /** Whether a probe failed as the red run did. */
  boolean isRed(ProbeRecord probe) {
    return sighting(probe).filter(Sighting.RED::equals).isPresent();
  }

  /** The position of a probe's commit; one of another line is not among the probes. */
  int position(ProbeRecord probe) {
    return question.line().position(new CommitId(probe.commit())).orElseThrow();
  }

  private Optional<String> firstSignature() {
    return probes.stream()
        .filter(ProbeRecord::hasFailed)
        .filter(probe -> position(probe) == question.redAt())
        .flatMap(probe -> Optional.ofNullable(probe.signature()).stream())
        .findFirst();
  }

  private CulpritInquiry inquire() {
    CulpritInquiry now = question.inquiry();
    Map<Integer, Integer> blindTries = new HashMap<>();
    for (ProbeRecord probe : probes) {
      int position = position(probe);
      Optional<Sighting> sighting = sighting(probe);
      if (sighting.isPresent()) {
        now =
            now.after(
                new Observation(position, sighting.get(), probe.startedAfter(), probe.endedAs()));
      }
      boolean isBlind = sighting.filter(s -> s != Sighting.OTHER_FAILURE).isEmpty();
      if (isBlind && blindTries.merge(position, 1, Integer::sum) == MOST_TRIES) {
        now = now.withoutPosition(position);
      }
    }
    return now;
  }

  /** What a probe tells; empty where it could not run. */
  private Optional<Sighting> sighting(ProbeRecord probe) {
    return switch (probe.status()) {
      case PASS -> Optional.of(Sighting.PASSED);
      case FAIL, TIMEOUT -> Optional.of(isWanted(probe) ? Sighting.RED : Sighting.OTHER_FAILURE);
      case NOT_RUN ->
          ProbeRun.lacksCommand(probe.exitCode())
              ? Optional.of(Sighting.OTHER_FAILURE)
              : Optional.empty();
      case CUT -> Optional.empty();
    };
  }

  /** How far a smoke gets before its deadline is not the same each time. */
  private boolean isWanted(ProbeRecord probe) {
    boolean bothTimedOut =
        question.failure().status() == Status.TIMEOUT && probe.status() == ProbeStatus.TIMEOUT;
    return bothTimedOut || signature.filter(s -> s.equals(probe.signature())).isPresent();
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
