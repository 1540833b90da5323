package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Answered;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Inside;
import io.github.postmerge.smoke.culprit.LocalSearch.Known;
import io.github.postmerge.smoke.culprit.question.InsideMerge;
import io.github.postmerge.smoke.culprit.question.Question;
import io.github.postmerge.smoke.culprit.question.QuestionFinder;
import io.github.postmerge.smoke.culprit.question.SearchRequest;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.RemoteException;
import io.github.postmerge.smoke.run.Budget;
import io.github.postmerge.smoke.run.ProgressReporter;
import io.github.postmerge.smoke.run.RunContext;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A whole search on this machine; it continues an earlier one of the same question. */
final class WholeSearch {

  private static final Duration NO_BUDGET = Duration.ofDays(3650);

  private final RunContext context;
  private final SearchRequest request;
  private final GitRepository repository;
  private final ProgressReporter reporter;
  private final SearchDisplay display;

  WholeSearch(
      RunContext context,
      SearchRequest request,
      GitRepository repository,
      ProgressReporter reporter,
      SearchDisplay display) {
    this.context = context;
    this.request = request;
    this.repository = repository;
    this.reporter = reporter;
    this.display = display;
  }

  Answered search(QuestionFinder.Asked asked, AnswerFile file)
      throws RepositoryException, RemoteException, IOException, InterruptedException {
    Budget budget = budget(request);
    Found found = search(asked, file, budget);
    SearchState state = found.known().state();
    boolean goesOn = request.ends().descend() && state.conclusion() == SearchConclusion.CULPRIT;
    return new Answered(
        found.answer(),
        file.path(),
        goesOn ? inside(asked, state, file, budget) : Optional.empty(),
        List.of());
  }

  static Budget budget(SearchRequest request) {
    return Budget.startingNow(request.effort().budget().orElse(NO_BUDGET));
  }

  private record Found(Known known, CulpritAnswer answer) {}

  private Found search(QuestionFinder.Asked asked, AnswerFile file, Budget budget)
      throws RepositoryException, RemoteException, IOException, InterruptedException {
    Question question = asked.question();
    ProbeRecords records = new ProbeRecords(request.places().probes(question.id()));
    SearchState state = SearchState.of(question, known(records, question));
    file.writeSoFar(state);
    display.begin(state, request.effort().jobs());
    LocalSearch search =
        new LocalSearch(
            new ProbeWorker(context, request, asked.smoke(), reporter),
            records,
            request.effort(),
            state,
            budget,
            (now, probe) -> {
              display.probed(now, probe);
              file.writeSoFar(now);
            });
    return end(search.run(), file);
  }

  /** Clears the interrupt flag while writing, because an interrupt would close the file. */
  private static Found end(Known known, AnswerFile file) throws RepositoryException, IOException {
    boolean isToldToStop = Thread.interrupted();
    try {
      return new Found(known, file.writeFinal(known.state(), known.stop()));
    } finally {
      if (isToldToStop) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private List<ProbeRecord> known(ProbeRecords records, Question question) throws IOException {
    ProbeRecords.Contents contents = records.read();
    contents.unreadable().forEach(bad -> leaveOut(bad.file(), bad.why()));
    contents.stored().stream()
        .filter(stored -> !stored.isUnderItsOwnName())
        .forEach(copy -> leaveOut(copy.file(), "it is a copy of probe " + copy.probe().number()));
    return contents.stored().stream()
        .filter(ProbeRecords.Stored::isUnderItsOwnName)
        .map(ProbeRecords.Stored::probe)
        .filter(probe -> probe.searchId().equals(question.id()))
        .filter(probe -> question.line().position(new CommitId(probe.commit())).isPresent())
        .toList();
  }

  private void leaveOut(String file, String why) {
    reporter.warning("The probe \"" + file + "\" does not count: " + why + ".");
  }

  private Optional<Inside> inside(
      QuestionFinder.Asked asked, SearchState state, AnswerFile file, Budget budget)
      throws RepositoryException, RemoteException, IOException, InterruptedException {
    CommitId merge = state.leader().orElseThrow();
    Optional<Question> question =
        new InsideMerge(asked.question(), repository).question(merge, state.signature());
    if (question.isEmpty()) {
      reporter.warning(
          String.format(
              "%s has no commits of its own to search: it is not a merge of two branches.",
              merge.abbreviated()));
      return Optional.empty();
    }
    display.beginInside(merge);
    AnswerFile ofInside = file.at(request.places().inside());
    Found found = search(new QuestionFinder.Asked(question.get(), asked.smoke()), ofInside, budget);
    return Optional.of(new Inside(found.answer(), ofInside.path()));
  }
}
