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
 * Says in words what mends main: as in the queue's decision, except that the answer of a culprit
 * search replaces the first red commit. The decision itself does not change.
 *
 * @param commit formats a commit
 * @param message the words before a run's id
 */
record MendingWords(
    MainHealth main, CulpritSearches searches, UnaryOperator<String> commit, String message) {

  /** The words to append to the queue's state; empty if nothing mends main. */
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

  /** A revert of another commit than the first red one passes only if its message names the run. */
  private Optional<String> revert(String firstRed) {
    Optional<SearchAnswer> answer =
        main.order().position(firstRed).stream()
            .mapToObj(first -> new Red(first, main.order().size()))
            .findFirst()
            .flatMap(searches::about);
    if (answer.isPresent() && blamesNoMerge(answer.get().conclusion())) {
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

  private static boolean blamesNoMerge(SearchConclusion conclusion) {
    return switch (conclusion) {
      case FLAKY, ENVIRONMENT, BORN_RED, FIXED -> true;
      case CULPRIT, INCONCLUSIVE -> false;
    };
  }
}
