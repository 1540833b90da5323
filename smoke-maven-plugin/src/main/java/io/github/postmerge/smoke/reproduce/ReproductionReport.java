package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.envelope.Reproduction;
import io.github.postmerge.smoke.envelope.Reproduction.Ended;
import io.github.postmerge.smoke.envelope.Reproduction.Output;
import io.github.postmerge.smoke.envelope.Reproduction.Run;
import io.github.postmerge.smoke.envelope.Reproduction.Trait;
import io.github.postmerge.smoke.reproduce.ReproduceOutcome.Answered;
import io.github.postmerge.smoke.reproduce.ReproduceOutcome.Unanswered;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A reproduction's outcome as text. */
public final class ReproductionReport {

  private static final int MOST_DIFF_LINES = 40;

  private final ReproduceOutcome outcome;

  /** Reports an outcome whose texts are already masked. */
  public ReproductionReport(ReproduceOutcome outcome) {
    this.outcome = outcome;
  }

  /** The answer, followed by a sentence. */
  public String headline() {
    if (outcome instanceof Answered answered) {
      return answered.reproduction().answer() + ": " + answered.reproduction().summary();
    }
    return "ERROR: " + ((Unanswered) outcome).error();
  }

  /** Details, one line each. */
  public List<String> details() {
    return outcome instanceof Answered answered ? details(answered) : List.of();
  }

  private static List<String> details(Answered answered) {
    Reproduction reproduction = answered.reproduction();
    List<String> lines = new ArrayList<>();
    lines.add(line("red run", ended(reproduction.expected())));
    for (int i = 0; i < reproduction.runs().size(); i++) {
      lines.add(line("run " + (i + 1), run(reproduction.runs().get(i))));
    }
    reproduction.environment().stream()
        .filter(Trait::differs)
        .forEach(
            t ->
                lines.add(
                    line(t.name(), shown(t.there()) + " there, " + shown(t.here()) + " here")));
    lines.addAll(firstDifference(reproduction));
    lines.add(line("answer", answered.file().toString()));
    lines.addAll(answered.instructions());
    return lines;
  }

  private static List<String> firstDifference(Reproduction reproduction) {
    for (Run run : reproduction.runs()) {
      String diff = run.output().diff();
      if (diff != null) {
        return diff.lines().limit(MOST_DIFF_LINES).map(l -> "  | " + l).toList();
      }
    }
    return List.of();
  }

  private static String run(Run run) {
    return String.format(
        Locale.ROOT,
        "%s after %.1f s: %s; its output %s",
        ended(run.ended()),
        run.durationMs() / 1000.0,
        run.equal() ? "the same" : "a different end",
        sameness(run.output()));
  }

  private static String sameness(Output output) {
    return output.stdoutSame() && output.stderrSame() ? "is the same" : "differs";
  }

  private static String ended(Ended ended) {
    return ended.failureReason() == null
        ? ended.status().name()
        : ended.status() + ", " + ended.failureReason();
  }

  private static String shown(@Nullable String value) {
    return value == null ? "none" : "\"" + value + "\"";
  }

  private static String line(String name, String text) {
    return String.format(Locale.ROOT, "  %-10s %s", name, text);
  }
}
