package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.culprit.SearchListener.RankedAnswer;
import io.github.postmerge.smoke.culprit.question.MergeLine;
import io.github.postmerge.smoke.culprit.question.Question;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.run.ProgressReporter;
import io.github.postmerge.smoke.run.RunListener.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows a search as it happens. */
final class SearchDisplay {

  private static final int LONGEST_RANKING = 5;

  private static final Map<SearchConclusion, String> OTHERWISE =
      Map.of(
          SearchConclusion.FLAKY, "flaky",
          SearchConclusion.ENVIRONMENT, "environment",
          SearchConclusion.BORN_RED, "born red",
          SearchConclusion.FIXED, "fixed since");

  private final GitRepository repository;
  private final ProgressReporter reporter;
  private final SearchListener listener;

  SearchDisplay(GitRepository repository, ProgressReporter reporter, SearchListener listener) {
    this.repository = repository;
    this.reporter = reporter;
    this.listener = listener;
  }

  /** Shows that the search continues among a merge's own commits. */
  void beginInside(CommitId merge) throws RepositoryException {
    reporter.step(
        Step.SEARCH,
        String.format(
            "now inside %s \"%s\", among its own commits",
            merge.abbreviated(), repository.commit(merge).subject()));
  }

  /** Shows what is searched. */
  void begin(SearchState state, int jobs) throws RepositoryException {
    Question question = state.question();
    MergeLine line = question.line();
    reporter.step(Step.COMMAND, String.join(" ", question.smoke().argv()));
    reporter.step(
        Step.SEARCH,
        String.format(
            Locale.ROOT,
            "%s, from %s (good) to %s \"%s\"%s; at most %d at once",
            SearchWords.number(line.merges(), line.unit()),
            line.good().abbreviated(),
            line.bad().abbreviated(),
            repository.commit(line.bad()).subject(),
            state.probes().isEmpty()
                ? ""
                : ", with "
                    + SearchWords.number(state.probes().size(), "probe")
                    + " of an earlier search",
            jobs));
  }

  /** Shows a probe's result and the most probable answers after it. */
  void probed(SearchState state, ProbeRecord probe) throws RepositoryException {
    reporter.step(Step.PROBE, SearchWords.probe(probe, state));
    listener.ranking(ranking(state));
  }

  private List<RankedAnswer> ranking(SearchState state) throws RepositoryException {
    double[] merges = state.inquiry().merges();
    List<RankedAnswer> all = new ArrayList<>();
    for (int merge : state.mostProbable().stream().limit(LONGEST_RANKING).toList()) {
      CommitId commit = state.question().line().at(merge);
      String subject = reporter.masker().mask(repository.commit(commit).subject());
      all.add(new RankedAnswer(commit.abbreviated() + " " + subject, merges[merge - 1]));
    }
    OTHERWISE.forEach(
        (conclusion, label) ->
            all.add(new RankedAnswer(label, state.inquiry().confidence(conclusion))));
    return all.stream()
        .sorted(
            Comparator.comparingDouble((RankedAnswer answer) -> -answer.probability())
                .thenComparing(RankedAnswer::label))
        .limit(LONGEST_RANKING)
        .toList();
  }
}
