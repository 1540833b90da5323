package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.culprit.question.Question;
import io.github.postmerge.smoke.run.ProbeRun;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Describes the result of a search. */
final class SearchWords {

  private static final int ABBREVIATED = 12;
  private static final double FOUR_DIGITS = 10_000;

  private SearchWords() {}

  /** Rounded down, so that no answer is ever shown as certain. */
  static double fourDigits(double probability) {
    return Math.floor(probability * FOUR_DIGITS) / FOUR_DIGITS;
  }

  /** Rounded, for a rate. */
  static double rounded(double rate) {
    return Math.round(rate * FOUR_DIGITS) / FOUR_DIGITS;
  }

  /**
   * The reason for the conclusion.
   *
   * @param stop why no further probe was made
   */
  static String why(SearchState state, LocalSearch.Stop stop) {
    Question question = state.question();
    String counted = counted(state);
    return switch (state.conclusion()) {
      case CULPRIT -> {
        int at = state.inquiry().culprit().orElseThrow();
        yield String.format(
            Locale.ROOT,
            "%s fails like the red run and %s before it passes, whichever is run first: %s at the"
                + " %s, %s before it; %s.",
            question.line().at(at).abbreviated(),
            question.line().at(at - 1).abbreviated(),
            tally(state, at),
            question.line().unit(),
            tally(state, at - 1),
            counted);
      }
      case FLAKY ->
          String.format(
              "No merge is to blame: the smoke fails now and then, and %s passes as well as the"
                  + " good commit %s; %s. Mend the smoke rather than revert a merge.",
              question.line().bad().abbreviated(), question.line().good().abbreviated(), counted);
      case ENVIRONMENT ->
          String.format(
              "The good commit %s fails here in the same way, so no merge after it is to blame; %s."
                  + " Was it ever seen to pass? If not, name an older one with"
                  + " -Dsmoke.good=REVISION. If it was, look at what is around the code: machines,"
                  + " services, time, dependencies, what smoke.keepPaths keeps, what probes that run"
                  + " at once share.",
              question.line().good().abbreviated(), counted);
      case BORN_RED ->
          String.format(
              "The smoke has failed since %s brought it: before that merge it fails otherwise or"
                  + " cannot be run; %s.",
              state.leader().map(c -> c.abbreviated()).orElse("a merge"), counted);
      case FIXED ->
          String.format(
              "Main was red%s, still at %s, and is green again at %s: %s mended it; %s.",
              state.leader().map(c -> " from " + c.abbreviated() + " on").orElse(" for a while"),
              question.line().at(question.redAt()).abbreviated(),
              question.line().bad().abbreviated(),
              mended(question.line().merges() - question.redAt()),
              counted);
      case INCONCLUSIVE -> unsettled(state, stop) + " " + capitalized(counted) + ".";
    };
  }

  private static String mended(int merges) {
    return merges == 1 ? "that merge" : "one of the " + merges + " merges since then";
  }

  private static String unsettled(SearchState state, LocalSearch.Stop stop) {
    return switch (stop) {
      case SETTLED -> nothingMore(state);
      case BUDGET -> "The time for the search is over; the same command goes on from here.";
      case PROBES ->
          "The search has made as many probes as it may; with a larger -Dsmoke.maxProbes the same"
              + " command goes on from here.";
      case TOLD -> "The search was told to stop; the same command goes on from here.";
      case UNDER_WAY -> "The search goes on.";
    };
  }

  private static String nothingMore(SearchState state) {
    if (state.cannotRunAtRed()) {
      return String.format(
          "The command \"%s\" cannot be run at %s%s, so there is no failure to search. Correct the"
              + " command, or see what it needs there.",
          ReproduceLines.declared(state.question().smoke()),
          state.question().line().at(state.question().redAt()).abbreviated(),
          exitCodeAtRed(state));
    }
    if (state.cannotRun()) {
      return "The smoke could not run at most of the commits that were tried, and says so by its"
          + " exit code, or cannot be started. See what it needs there.";
    }
    if (state.isWithoutFailure()) {
      return String.format(
          "The smoke does not fail at %s, so there is no failure to search. Name a commit where it"
              + " fails with -Dsmoke.bad, or the red run with -Dsmoke.envelope.",
          state.question().line().bad().abbreviated());
    }
    if (state.probes().stream().anyMatch(ProbeRecord::hasFailed)
        && state.probes().stream().noneMatch(state::isRed)) {
      return "The smoke does not fail here as the red run did: status, exit code or last lines"
          + " differ. Search again without the red run's envelope, with -Dsmoke.bad and"
          + " -Dsmoke.command, for the failure that is seen here.";
    }
    List<String> hidden =
        state.probes().stream()
            .filter(probe -> probe.hasFailed() && state.isHidden(probe))
            .map(ProbeRecord::commit)
            .distinct()
            .toList();
    if (hidden.isEmpty()) {
      return "The probes do not settle it, and further probes would hardly help.";
    }
    return String.format(
        Locale.ROOT,
        "The smoke fails in another way at %s, such as %s, which hides who broke it. Search for"
            + " that failure first, with -Dsmoke.bad=%s.",
        number(hidden.size(), "commit"),
        hidden.get(0).substring(0, ABBREVIATED),
        hidden.get(0).substring(0, ABBREVIATED));
  }

  private static String exitCodeAtRed(SearchState state) {
    return state.probes().stream()
        .filter(probe -> state.position(probe) == state.question().redAt())
        .flatMap(probe -> Optional.ofNullable(probe.exitCode()).stream())
        .findFirst()
        .map(
            code ->
                ProbeRun.lacksCommand(code)
                    ? " (exit code " + code + ": it is not there, or not executable)"
                    : " (exit code " + code + ")")
        .orElse("");
  }

  private static String counted(SearchState state) {
    List<ProbeRecord> probes = state.probes();
    long red = probes.stream().filter(state::isRed).count();
    long passed = probes.stream().filter(ProbeRecord::hasPassed).count();
    long otherwise = probes.stream().filter(ProbeRecord::hasFailed).count() - red;
    long withoutResult = probes.size() - red - passed - otherwise;
    return String.format(
        Locale.ROOT,
        "%s of %s: %s",
        number(probes.size(), "probe"),
        number(state.question().line().merges(), state.question().line().unit()),
        String.join(
            ", ",
            Stream.of(
                    red + " red",
                    passed + " green",
                    otherwise > 0 ? otherwise + " that failed otherwise" : "",
                    withoutResult > 0 ? withoutResult + " that could not run" : "")
                .filter(part -> !part.isEmpty())
                .toList()));
  }

  private static String tally(SearchState state, int position) {
    List<ProbeRecord> its =
        state.probes().stream().filter(p -> state.position(p) == position).toList();
    return String.format(
        Locale.ROOT,
        "%d red and %d green",
        its.stream().filter(state::isRed).count(),
        its.stream().filter(ProbeRecord::hasPassed).count());
  }

  static String number(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** One probe, for a line on the console. */
  static String probe(ProbeRecord probe, SearchState state) {
    return String.format(
        Locale.ROOT,
        "%3d  %s  %s%s, %.1f s",
        probe.number() + 1,
        probe.commit().substring(0, ABBREVIATED),
        probe.status(),
        meaning(probe, state),
        probe.durationMs() / 1000.0);
  }

  private static String meaning(ProbeRecord probe, SearchState state) {
    String code = probe.exitCode() == null ? "" : " (exit code " + probe.exitCode() + ")";
    boolean isOther = probe.hasFailed() && !state.isRed(probe) && state.signature().isPresent();
    return isOther ? code + ", in another way" : code;
  }
}
