package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.health.CulpritSearches.Red;
import io.github.postmerge.smoke.health.QueueDecision.MayPass;
import io.github.postmerge.smoke.history.SearchAnswer;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What mends main, in words: as the decision of the queue says it, but for what a culprit search
 * knows better than the first red run. The decision itself stays as it is.
 *
 * @param commit how a commit is shown
 * @param message what is said before a run's id
 */
record MendingWords(
    MainHealth main, CulpritSearches searches, UnaryOperator<String> commit, String message) {

  /** To follow what the queue does; empty where there is nothing to say. */
  String of(List<MayPass> mayPass) {
    return mayPass.stream()
        .flatMap(mends -> words(mends).stream())
        .collect(Collectors.joining(", or "))
        .transform(all -> all.isEmpty() ? "" : "; mends it: " + all);
  }

  private Optional<String> words(MayPass mends) {
    return switch (mends.what()) {
      case REVERT_OF -> revert(mends.value());
      case MESSAGE_NAMES -> Optional.of(message + mends.value());
    };
  }

  /** A queue lets a revert of another merge than the first red one pass by its message alone. */
  private Optional<String> revert(String firstRed) {
    Optional<SearchAnswer> answer =
        main.order().position(firstRed).stream()
            .mapToObj(first -> new Red(first, main.order().size()))
            .findFirst()
            .flatMap(searches::about);
    if (answer.isPresent() && isNobodysFault(answer.get().conclusion())) {
      return Optional.empty();
    }
    return Optional.of(
        answer
            .map(SearchAnswer::culprit)
            .map(SearchAnswer.Culprit::commit)
            .filter(culprit -> !culprit.equals(firstRed))
            .map(culprit -> "a revert of " + commit.apply(culprit) + " that names the red run")
            .orElse("a revert of " + commit.apply(firstRed)));
  }

  private static boolean isNobodysFault(SearchConclusion conclusion) {
    return switch (conclusion) {
      case FLAKY, ENVIRONMENT, BORN_RED, FIXED -> true;
      case CULPRIT, INCONCLUSIVE -> false;
    };
  }
}
