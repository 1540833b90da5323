package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Answered;
import io.github.postmerge.smoke.culprit.CulpritOutcome.NothingToDo;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Planned;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Probed;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Unanswered;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Candidate;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Culprit;
import io.github.postmerge.smoke.text.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Describes a search's outcome; every text in it is already masked. */
public final class CulpritReport {

  private static final int MOST_CANDIDATES = 5;
  private static final double LEAST_SHOWN = 0.01;
  private static final int ABBREVIATED = 12;

  private final CulpritOutcome outcome;

  /** Reports an outcome. */
  public CulpritReport(CulpritOutcome outcome) {
    this.outcome = outcome;
  }

  /** The outcome in one line. */
  public String headline() {
    if (outcome instanceof Answered answered) {
      return headline(answered.answer());
    }
    if (outcome instanceof Planned planned) {
      return String.format(
          Locale.ROOT,
          "Round %d of the search has %d %s to run.",
          planned.round(),
          planned.total(),
          planned.total() == 1 ? "probe" : "probes");
    }
    if (outcome instanceof Probed probed) {
      return (probed.hasResult()
              ? ""
              : "This probe has no result; the entry may be run on another machine: ")
          + probed.line().strip();
    }
    return outcome instanceof NothingToDo nothing
        ? nothing.why()
        : "ERROR: " + ((Unanswered) outcome).error();
  }

  private static String headline(CulpritAnswer answer) {
    String confidence =
        answer.confidence() == null
            ? ""
            : String.format(Locale.ROOT, " (%.4f)", answer.confidence());
    Culprit culprit = answer.culprit();
    return culprit == null
        ? answer.conclusion() + confidence + ": " + answer.why()
        : String.format(
            "CULPRIT%s: %s \"%s\" by %s",
            confidence,
            culprit.commit().substring(0, ABBREVIATED),
            culprit.subject(),
            culprit.author());
  }

  /** The details, one line each. */
  public List<String> details() {
    List<String> lines = new ArrayList<>();
    if (outcome instanceof Answered answered) {
      lines.addAll(of(answered.answer(), "merged"));
      lines.add(line("answer", answered.file().toString()));
      answered
          .inside()
          .ifPresent(
              inside -> {
                lines.add(line("inside", headline(inside.answer())));
                of(inside.answer(), "committed").stream()
                    .map(text -> "  " + text)
                    .forEach(lines::add);
                lines.add(line("answer", inside.file().toString()));
              });
      answered.notes().forEach(note -> lines.add(line("note", note)));
    } else if (outcome instanceof Planned planned) {
      if (!planned.missing().isEmpty()) {
        lines.add(line("missing", "no result of entry " + numbers(planned.missing())));
      }
      planned.notes().forEach(note -> lines.add(line("note", note)));
      lines.add(line("plan", planned.file().toString()));
      if (planned.total() > 0) {
        lines.add(line("next", next(planned.total())));
      }
    } else if (outcome instanceof Probed probed) {
      lines.add(line("result", probed.file().toString()));
    }
    return lines;
  }

  private static List<String> of(CulpritAnswer answer, String landed) {
    List<String> lines = new ArrayList<>();
    Culprit culprit = answer.culprit();
    if (culprit != null) {
      lines.add(line("task", culprit.taskId() == null ? "none named" : culprit.taskId()));
      lines.add(line(landed, culprit.committedAt()));
      lines.add(line("why", answer.why()));
    }
    if (answer.conclusion() == SearchConclusion.INCONCLUSIVE) {
      answer.candidates().stream()
          .limit(MOST_CANDIDATES)
          .filter(candidate -> candidate.posterior() >= LEAST_SHOWN)
          .forEach(candidate -> lines.add(line("perhaps", of(candidate))));
    }
    if (answer.escalation() != null) {
      lines.add(line("reproduce", answer.escalation().reproduce()));
    }
    return lines;
  }

  private static String of(Candidate candidate) {
    return String.format(
        Locale.ROOT,
        "%s %7s  %s",
        candidate.commit().substring(0, ABBREVIATED),
        Percent.of(candidate.posterior()),
        candidate.subject());
  }

  /** The next command: the same one, so that each machine searches the same question. */
  private static String next(int total) {
    return String.format(
        Locale.ROOT,
        "the same command with -Dsmoke.step=probe -Dsmoke.entry=%s on each machine, then once with"
            + " -Dsmoke.step=fold",
        total == 1 ? "0" : "0 to " + (total - 1));
  }

  private static String numbers(List<Integer> entries) {
    return String.join(", ", entries.stream().map(String::valueOf).toList());
  }

  private static String line(String name, String text) {
    return String.format(Locale.ROOT, "  %-10s %s", name, text);
  }
}
