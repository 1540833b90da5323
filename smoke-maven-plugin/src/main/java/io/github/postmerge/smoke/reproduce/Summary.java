package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.envelope.Reproduction.Answer;
import io.github.postmerge.smoke.envelope.Reproduction.Ended;
import io.github.postmerge.smoke.envelope.Reproduction.Trait;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The answer as one sentence. */
final class Summary {

  private final Comparison comparison;
  private final Ended red;

  Summary(Comparison comparison, Ended red) {
    this.comparison = comparison;
    this.red = red;
  }

  String sentence(Answer answer) {
    return switch (answer) {
      case REPRODUCED -> String.format("It fails here too: %s.", count());
      case INTERMITTENT -> String.format("It fails here sometimes: %s.", count());
      case NOT_REPRODUCED ->
          String.format(
              "It does not fail so here: %s, in an environment that is the same as far as both"
                  + " tell.",
              count());
      case ENVIRONMENT_DIFFERS ->
          String.format(
              "It does not fail so here: %s, but the environment differs (%s), so that settles"
                  + " nothing.",
              count(), String.join(", ", differing()));
    };
  }

  private String count() {
    int runs = comparison.runs().size();
    return String.format(
        Locale.ROOT,
        "%d of %d %s ended as the red one did (%s, %s)",
        comparison.equal(),
        runs,
        runs == 1 ? "run" : "runs",
        red.status(),
        red.failureReason());
  }

  private List<String> differing() {
    return comparison.environment().stream()
        .filter(Trait::differs)
        .map(Trait::name)
        .collect(Collectors.toList());
  }
}
