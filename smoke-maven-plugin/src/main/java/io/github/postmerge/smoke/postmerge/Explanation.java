package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.run.SmokeRun;
import io.github.postmerge.smoke.verdict.Status;
import java.util.Locale;
import java.util.Optional;

/** What failed and what to do about it, for runs without an answer. */
final class Explanation {

  private Explanation() {}

  static Optional<String> of(RunConclusion conclusion) {
    if (conclusion.error().isPresent()) {
      return conclusion.error();
    }
    Status status = conclusion.verdict().status();
    if (status == Status.UNDEFINED) {
      return Optional.of(undefined(conclusion.facts()));
    }
    return status == Status.ERROR
        ? conclusion.facts().smoke().map(Explanation::unsettled)
        : Optional.empty();
  }

  private static String undefined(StepResults facts) {
    String what =
        facts
            .task()
            .map(task -> "No smoke command is defined for " + task)
            .orElse("The merge names no task, and no smoke command is defined for such merges");
    String advice =
        facts.task().isPresent()
            ? "Put \"smoke_command:\" into its task spec, or add it or a \"default:\" to the"
                + " registry."
            : "Add a \"default:\" to the registry, or give -Dsmoke.command=COMMAND.";
    return String.format(
        "%s: in %s %s. %s",
        what,
        facts.commit().map(CommitId::abbreviated).orElse("the commit"),
        String.join("; ", facts.lookedFor()),
        advice);
  }

  private static String unsettled(SmokeRun smoke) {
    if (smoke.outcome().ending() instanceof Ending.Exited exited) {
      return String.format(
          Locale.ROOT,
          "The smoke could not tell: it ended with exit code %d, which smoke.errorExitCodes lists."
              + " Correct what its output names, then run it again.",
          exited.code());
    }
    return smoke.launchFailure().orElse("");
  }
}
