package io.github.postmerge.smoke.postmerge.diagnosis;

import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.blame.Inquiry;
import io.github.postmerge.smoke.blame.Role;
import io.github.postmerge.smoke.blame.Tally;
import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.Diagnosis.Probe;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.ProcessOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A diagnosis as text. */
public final class DiagnosisWords {

  private static final int ABBREVIATED = 12;
  private static final double FOUR_DIGITS = 10_000;

  private DiagnosisWords() {}

  /** Rounds down, so that no probability is shown as 1. */
  static double fourDigits(double probability) {
    return Math.floor(probability * FOUR_DIGITS) / FOUR_DIGITS;
  }

  /**
   * How many reruns to expect, and how long they take.
   *
   * @param first how long the red smoke took
   */
  static String plan(Duration first, Duration budget) {
    return String.format(
        Locale.ROOT,
        "runs it again, usually %s times, %.1f s each if they take as long as the first; at most %d"
            + " s in all",
        Inquiry.USUAL_RUNS,
        first.toMillis() / 1000.0,
        budget.toSeconds());
  }

  /** One rerun. */
  static String of(Probe probe) {
    return String.format(
        Locale.ROOT,
        "%-9s %s %s%s, %.1f s",
        probe.role(),
        probe.commit().substring(0, ABBREVIATED),
        probe.status(),
        probe.exitCode() == null ? "" : " (exit code " + probe.exitCode() + ")",
        probe.durationMs() / 1000.0);
  }

  /** The conclusion with its confidence. */
  public static String name(Diagnosis diagnosis) {
    return diagnosis.confidence() == null
        ? diagnosis.conclusion().name()
        : String.format(Locale.ROOT, "%s, %.4f", diagnosis.conclusion(), diagnosis.confidence());
  }

  /**
   * What the conclusion means for the person who must act; follows a description of the failure.
   */
  public static String meaning(Diagnosis diagnosis) {
    String name = "(" + name(diagnosis) + ")";
    return switch (diagnosis.conclusion()) {
      case REGRESSION -> "this merge broke it " + name + "; fix or revert it before the next one.";
      case FLAKY ->
          "the merge passes as well " + name + "; mend the smoke rather than revert the merge.";
      case PRE_EXISTING ->
          "the commit before fails too " + name + "; look further back than this merge.";
      case ENVIRONMENT ->
          "a commit that is known good fails here too " + name + "; look at what is around it.";
      case INCONCLUSIVE ->
          "who broke it is not settled " + name + "; fix or revert this merge before the next one.";
    };
  }

  /** What to do next; empty if it is the same as after a red smoke without a diagnosis. */
  public static Optional<String> advice(Conclusion conclusion) {
    return switch (conclusion) {
      case REGRESSION -> Optional.of("Fix or revert this merge before the next one.");
      case FLAKY ->
          Optional.of("Fix the smoke, then run it again; reverting this merge fixes nothing.");
      case PRE_EXISTING -> Optional.of("Look further back in main's history than this merge.");
      case ENVIRONMENT ->
          Optional.of("Look at this machine, and at what the smoke needs around it.");
      case INCONCLUSIVE -> Optional.empty();
    };
  }

  /** The counts that support a conclusion. */
  static String counted(Inquiry inquiry, List<Probe> probes, ProcessOutcome red) {
    String counts =
        Stream.of(Role.values())
            .filter(role -> inquiry.tally(role).runs() > 0)
            .map(role -> count(inquiry.tally(role)) + " at " + words(role))
            .collect(Collectors.joining(", "));
    String sentence = "Run again, the smoke failed in " + counts + ".";
    return inquiry.conclusion() == Conclusion.PRE_EXISTING && failsOtherwise(probes, red)
        ? sentence + " It fails there in another way than at the merge, so check both."
        : sentence;
  }

  static String budgetUsedUp(Duration budget, Inquiry inquiry) {
    return String.format(
        "The budget of %d s is used up%s. Give it more with -D%s=SECONDS.",
        budget.toSeconds(), leaning(inquiry), SmokeProperties.DIAGNOSE_BUDGET);
  }

  static String tooManyRuns(Inquiry inquiry) {
    return "It is not settled in " + Inquiry.MOST_RUNS + " runs" + leaning(inquiry) + ".";
  }

  static String cannotBeRun(Probe probe) {
    return String.format(
        "The smoke command cannot be run at %s as it was the first time%s.",
        words(probe.role()),
        probe.exitCode() == null ? "" : " (exit code " + probe.exitCode() + ")");
  }

  private static String leaning(Inquiry inquiry) {
    return String.format(
        Locale.ROOT,
        "; most probable so far is %s (%.4f)",
        inquiry.leaning(),
        fourDigits(inquiry.confidence()));
  }

  private static String count(Tally tally) {
    return tally.failed() + " of " + tally.runs() + " runs";
  }

  private static String words(Role role) {
    return switch (role) {
      case MERGE -> "the merge";
      case BEFORE -> "the commit before it";
      case LAST_GOOD -> "the commit that is known good";
    };
  }

  /** Whether no run before the merge had the exit code of the red smoke. */
  private static boolean failsOtherwise(List<Probe> probes, ProcessOutcome red) {
    Integer code = red.ending() instanceof Ending.Exited exited ? exited.code() : null;
    return probes.stream()
        .filter(p -> p.role() == Role.BEFORE)
        .noneMatch(p -> Objects.equals(p.exitCode(), code));
  }
}
