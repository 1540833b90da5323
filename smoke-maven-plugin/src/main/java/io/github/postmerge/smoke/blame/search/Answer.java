package io.github.postmerge.smoke.blame.search;

import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A possible answer.
 *
 * @param conclusion the kind of cause
 * @param merge the merge that it is about; 0 if none
 * @param probability its probability
 */
record Answer(SearchConclusion conclusion, int merge, double probability) {

  /** The most probable answer; the first of equally probable ones. */
  static Answer leading(LinePosterior posterior) {
    return Stream.of(
            SearchConclusion.FLAKY,
            SearchConclusion.CULPRIT,
            SearchConclusion.ENVIRONMENT,
            SearchConclusion.BORN_RED,
            SearchConclusion.FIXED)
        .map(kind -> ofKind(kind, posterior))
        .max(Comparator.comparingDouble(Answer::probability))
        .orElseThrow();
  }

  /** The most probable answer of a kind. */
  static Answer ofKind(SearchConclusion kind, LinePosterior posterior) {
    return switch (kind) {
      case CULPRIT, BORN_RED -> best(kind, posterior);
      case FLAKY, ENVIRONMENT, FIXED, INCONCLUSIVE -> whole(kind, posterior);
    };
  }

  private static Answer whole(SearchConclusion kind, LinePosterior posterior) {
    return new Answer(kind, 0, posterior.of(kind));
  }

  static Answer best(SearchConclusion kind, LinePosterior posterior) {
    double[] merges = posterior.merges(kind);
    int best = 0;
    for (int index = 1; index < merges.length; index++) {
      best = merges[index] > merges[best] ? index : best;
    }
    return new Answer(kind, best + 1, merges[best]);
  }
}
