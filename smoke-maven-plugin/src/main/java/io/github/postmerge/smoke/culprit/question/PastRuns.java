package io.github.postmerge.smoke.culprit.question;

import io.github.postmerge.smoke.blame.KnownRates;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.envelope.file.JsonPart;
import io.github.postmerge.smoke.envelope.file.UnreadableEnvelopeException;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.FirstParents;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.history.HistoryContents;
import io.github.postmerge.smoke.history.HistoryContents.Stored;
import io.github.postmerge.smoke.history.HistoryFolder;
import io.github.postmerge.smoke.history.RecordedRun;
import io.github.postmerge.smoke.history.RecordedRun.SmokeKey;
import io.github.postmerge.smoke.history.line.KnownCommits;
import io.github.postmerge.smoke.history.line.MainOrder;
import io.github.postmerge.smoke.history.line.MainOrders;
import io.github.postmerge.smoke.history.line.PlacedRun;
import io.github.postmerge.smoke.history.line.RedSmokes;
import io.github.postmerge.smoke.history.line.RedSmokes.RedSmoke;
import io.github.postmerge.smoke.history.line.RunInLine;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The runs of main's smokes in a history. */
final class PastRuns {

  private final Path folder;
  private final HistoryContents contents;
  private final MainOrder order;

  private PastRuns(Path folder, HistoryContents contents, MainOrder order) {
    this.folder = folder;
    this.contents = contents;
    this.order = order;
  }

  /**
   * Reads a history.
   *
   * @param head the last commit of main to look at
   */
  static PastRuns read(Path folder, GitRepository repository, CommitId head)
      throws RepositoryException, IOException {
    HistoryContents contents = new HistoryFolder(folder).read();
    FirstParents walk = FirstParents.of(repository, head, new KnownCommits(contents)::metAll);
    return new PastRuns(folder, contents, MainOrders.of(walk, contents));
  }

  boolean isEmpty() {
    return contents.runs().isEmpty();
  }

  /**
   * Why there is nothing to search, and what to do.
   *
   * @param task the task whose smoke is searched
   */
  String whyNothingIsRed(Optional<TaskId> task) {
    List<PlacedRun> verdicts =
        PlacedRun.in(contents, order)
            .filter(placed -> placed.run().hasVerdict())
            .filter(placed -> isOf(placed.run().smoke(), task))
            .sorted()
            .toList();
    String what = task.map(t -> " of the task \"" + t.value() + "\"").orElse("");
    if (verdicts.isEmpty()) {
      return String.format(
          "The history \"%s\" has no run%s at a commit of main that is in this clone. Run \"git"
              + " fetch\", or name another history with -D%s=FOLDER.",
          folder, what, SmokeProperties.HISTORY);
    }
    boolean wasRed = verdicts.stream().anyMatch(placed -> placed.run().isRed());
    return String.format(
        "Nothing is red in the history \"%s\": the newest run%s passed, at %s, and %s, so there is"
            + " nothing to search. If main is red nevertheless, name the commit with"
            + " -D%s=REVISION.",
        folder,
        what,
        new CommitId(verdicts.get(verdicts.size() - 1).run().commit()).abbreviated(),
        wasRed ? "each red run before it is settled" : "no run was red",
        SmokeProperties.BAD);
  }

  private static boolean isOf(SmokeKey smoke, Optional<TaskId> task) {
    return task.map(t -> t.value().equals(smoke.name())).orElse(true);
  }

  /** The smokes that are red; only the task's if one is given. */
  List<RedSmoke> red(Optional<TaskId> task) {
    return RedSmokes.in(contents, order).stream().filter(red -> isOf(red.smoke(), task)).toList();
  }

  Optional<RecordedRun> run(String id) {
    return contents.runs().stream().map(Stored::run).filter(run -> run.id().equals(id)).findFirst();
  }

  JsonPart entry(Stored stored) throws UnreadableEnvelopeException, IOException {
    return new HistoryFolder(folder).entry(stored);
  }

  Path file(Stored stored) {
    return folder.resolve(stored.file());
  }

  KnownRates rates(SmokeKey smoke, CommitId commit) {
    return new RunInLine(contents, order).rates(smoke, commit.value());
  }

  Optional<String> lastGood(SmokeKey smoke, CommitId before) {
    return new RunInLine(contents, order).lastGood(smoke, before.value());
  }

  /** The files that do not count, one sentence each. */
  List<String> warnings() {
    return contents.leftOut().stream()
        .map(out -> "\"" + out.file() + "\" in the history does not count: " + out.why() + ".")
        .toList();
  }
}
