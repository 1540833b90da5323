package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.history.HistoryContents;
import io.github.postmerge.smoke.history.HistoryFolder;
import io.github.postmerge.smoke.history.LeftOut;
import io.github.postmerge.smoke.history.RecordedRun;
import io.github.postmerge.smoke.history.RunDetails;
import io.github.postmerge.smoke.history.line.MainOrder.Landed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Main's health in a few lines. */
final class HealthText {

  private static final int MOST_SMOKES = 6;

  private final MainHealth main;
  private final Merges merges;
  private final HistoryFolder folder;
  private final HistoryContents contents;
  private final CulpritSearches searches;

  HealthText(MainHealth main, Merges merges, HistoryFolder folder, HistoryContents contents) {
    this.main = main;
    this.merges = merges;
    this.folder = folder;
    this.contents = contents;
    this.searches = new CulpritSearches(contents.searches().newestFirst(), main.order());
  }

  MainHealth main() {
    return main;
  }

  Merges merges() {
    return merges;
  }

  CulpritSearches searches() {
    return searches;
  }

  /** The details of some runs, by the runs' ids. */
  Map<String, RunDetails> details(List<String> runIds) {
    Set<String> wanted = Set.copyOf(runIds);
    return folder.details(
        contents.runs().stream().filter(stored -> wanted.contains(stored.run().id())).toList());
  }

  /** One sentence. */
  String headline() {
    return switch (main.state()) {
      case GREEN -> "Main is green at its head.";
      case RED -> red();
      case UNKNOWN -> unknown();
    };
  }

  private String red() {
    RecordedRun first = main.firstReds().get(0);
    int merged = main.order().size() - main.order().position(first.commit()).orElse(0);
    return String.format(
        "Main is red since %s, %s; first red is %s.",
        Words.time(first.startedAt()),
        Words.count(merged, "merge"),
        merges.of(first.commit()).words());
  }

  private String unknown() {
    if (main.smoked().isEmpty()) {
      return "It is not known whether main is green: no run has a verdict.";
    }
    if (!main.missing().isEmpty()) {
      return "It is not known whether main is green: no verdict of " + main.missing() + ".";
    }
    if (main.doubts().exist()) {
      return "It is not known whether main is green: a run that may be red does not count.";
    }
    return main.unsmoked() == 0
        ? "It is not known whether main is green: a smoke has no verdict at main's head."
        : String.format(
            "It is not known whether main is green: %s without a verdict.",
            Words.count(main.unsmoked(), "merge") + (main.unsmoked() == 1 ? " is" : " are"));
  }

  /** One fact each. */
  List<String> lines() {
    QueueDecision queue = QueueDecision.of(main);
    List<String> lines = new ArrayList<>();
    lines.add(line("state", main.state() + " (" + main.edge() + ")"));
    lines.add(line("head", main.head().map(Landed::commit).map(this::shown).orElse("none")));
    lines.add(line("last good", main.lastGood().map(this::shown).orElse("none is known")));
    lines.add(line("red since", main.redSince().map(this::shown).orElse("main is not red")));
    lines.add(line("why", why()));
    culprit().map(words -> line("culprit", words)).ifPresent(lines::add);
    lines.add(line("smokes", smokes()));
    lines.add(line("flakes", flakes()));
    lines.add(line("unsmoked", Words.count(main.unsmoked(), "merge")));
    lines.add(line("queue", queue.state() + " (" + queue.reasonCode() + ")" + mends(queue)));
    lines.add(line("left out", leftOut()));
    return lines;
  }

  /** The answer of a culprit search; empty if main is not red or there was no search. */
  private Optional<String> culprit() {
    return main.redSince().stream()
        .flatMapToInt(commit -> main.order().position(commit).stream())
        .mapToObj(first -> new CulpritSearches.Red(first, main.order().size()))
        .findFirst()
        .flatMap(searches::words);
  }

  /** The cause of the first red run. */
  String why() {
    return main.firstReds().stream().findFirst().map(this::why).orElse("main is not red");
  }

  private String why(RecordedRun red) {
    SmokeHealth smoke =
        main.smokes().stream()
            .filter(s -> s.line().openReds().contains(red))
            .findFirst()
            .orElseThrow();
    Optional<RunDetails> details = Optional.ofNullable(details(List.of(red.id())).get(red.id()));
    String last = details.map(d -> d.evidence().lines().reduce("", (a, b) -> b)).orElse("").strip();
    return String.format(
        "%s of %s%s%s",
        Cause.of(red, smoke.line()),
        smoke.name(),
        details.map(RunDetails::reason).filter(r -> !r.isEmpty()).map(r -> ", " + r).orElse(""),
        last.isEmpty() ? "" : ": " + last);
  }

  private String shown(String commit) {
    Merges.Merge merge = merges.of(commit);
    String subject = merge.subject().isEmpty() ? "" : " \"" + merge.subject() + "\"";
    String author = merge.author().isEmpty() ? "" : " by " + merge.author();
    return commit.substring(0, 12) + subject + author;
  }

  private String smokes() {
    return listed(
        main.smokes().stream()
            .filter(SmokeHealth::isRequired)
            .map(s -> s.name() + " " + s.state())
            .toList(),
        "no required smoke has run");
  }

  private String flakes() {
    return listed(
        main.smokes().stream()
            .flatMap(s -> s.trials().rate().stream().map(r -> s.name() + " " + Words.rate(r)))
            .toList(),
        "too few runs");
  }

  private static String listed(List<String> all, String none) {
    if (all.isEmpty()) {
      return none;
    }
    String more = all.size() > MOST_SMOKES ? ", and " + (all.size() - MOST_SMOKES) + " more" : "";
    return all.stream().limit(MOST_SMOKES).collect(Collectors.joining(", ")) + more;
  }

  private String mends(QueueDecision queue) {
    return new MendingWords(main, searches, commit -> commit, "a message with ")
        .of(queue.mayPass().stream().limit(2).toList());
  }

  private String leftOut() {
    if (main.leftOut().isEmpty()) {
      return "nothing";
    }
    LeftOut first = main.leftOut().get(0);
    return Words.count(main.leftOut().size(), "file")
        + ", such as "
        + first.file()
        + ": "
        + first.why();
  }

  private static String line(String name, String text) {
    return String.format(Locale.ROOT, "  %-10s %s", name, text);
  }
}
