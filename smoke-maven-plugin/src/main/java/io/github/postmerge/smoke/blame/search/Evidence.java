package io.github.postmerge.smoke.blame.search;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether time can explain the probes: an outage that begins or ends during the search. */
final class Evidence {

  private final List<Observation> observations;

  Evidence(List<Observation> observations) {
    this.observations = observations;
  }

  /** Whether an answer has the probes that it needs in addition to its probability. */
  boolean allows(Answer answer, Suspects suspects) {
    int merge = answer.merge();
    return switch (answer.conclusion()) {
      case CULPRIT ->
          inBothOrders(is(merge, Sighting.RED), is(merge - 1, Sighting.PASSED))
              && turns(merge).explanations() == 0;
      case BORN_RED ->
          inBothOrders(is(merge, Sighting.RED), is(merge - 1, Sighting.OTHER_FAILURE))
              && seen(is(0, Sighting.OTHER_FAILURE))
              && !seen(o -> o.position() < merge && o.sighting() == Sighting.PASSED);
      case FIXED ->
          inBothOrders(
              o -> o.sighting() == Sighting.RED && o.position() <= suspects.redAt(),
              is(suspects.end(), Sighting.PASSED));
      case ENVIRONMENT -> seen(this::isRedToTheLast);
      case FLAKY -> seen(is(suspects.redAt(), Sighting.PASSED));
      case INCONCLUSIVE -> true;
    };
  }

  /** The positions whose probes an answer still needs. */
  List<Integer> positions(Answer answer, Suspects suspects) {
    return switch (answer.conclusion()) {
      case CULPRIT -> List.of(answer.merge() - 1, answer.merge());
      case BORN_RED ->
          seen(is(0, Sighting.OTHER_FAILURE))
              ? List.of(answer.merge() - 1, answer.merge())
              : List.of(0);
      case FIXED -> List.of(suspects.end(), suspects.redAt());
      case ENVIRONMENT -> List.of(0);
      case FLAKY -> List.of(suspects.redAt());
      case INCONCLUSIVE -> List.of();
    };
  }

  /** This evidence with the expected results of further probes. */
  Evidence and(List<Observation> expected) {
    return new Evidence(Stream.concat(observations.stream(), expected.stream()).toList());
  }

  /** The red probes of a merge and the green ones of the commit before it. */
  Turns turns(int merge) {
    return new Turns(
        observations.stream().filter(is(merge, Sighting.RED)).toList(),
        observations.stream().filter(is(merge - 1, Sighting.PASSED)).toList());
  }

  /** When the last probe of a position ended; 0 if there was none. */
  int lastEnd(int position) {
    OptionalInt last =
        observations.stream()
            .filter(o -> o.position() == position)
            .mapToInt(Observation::endedAs)
            .max();
    return last.orElse(0);
  }

  private boolean inBothOrders(Predicate<Observation> red, Predicate<Observation> other) {
    return oneBefore(red, other) && oneBefore(other, red);
  }

  private boolean oneBefore(Predicate<Observation> first, Predicate<Observation> second) {
    IntStream ends = observations.stream().filter(first).mapToInt(Observation::endedAs);
    int earliest = ends.min().orElse(Integer.MAX_VALUE);
    return observations.stream().filter(second).anyMatch(o -> earliest <= o.startedAfter());
  }

  private boolean seen(Predicate<Observation> what) {
    return observations.stream().anyMatch(what);
  }

  private boolean isRedToTheLast(Observation observation) {
    return observation.is(0, Sighting.RED)
        && observations.stream()
            .noneMatch(o -> o.sighting() == Sighting.PASSED && observation.before(o));
  }

  private static Predicate<Observation> is(int position, Sighting sighting) {
    return observation -> observation.is(position, sighting);
  }
}
