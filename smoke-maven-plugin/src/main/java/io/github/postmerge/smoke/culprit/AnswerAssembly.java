package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.blame.ErrorCount;
import io.github.postmerge.smoke.blame.search.CulpritInquiry;
import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.TaskIdPattern;
import io.github.postmerge.smoke.culprit.question.Question;
import io.github.postmerge.smoke.culprit.question.SearchRequest;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Candidate;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Culprit;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Probe;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Rate;
import io.github.postmerge.smoke.envelope.CulpritAnswer.Source;
import io.github.postmerge.smoke.envelope.Escalation;
import io.github.postmerge.smoke.envelope.MergeLabel;
import io.github.postmerge.smoke.git.Commit;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.MainBranch;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.UrlPassword;
import io.github.postmerge.smoke.masking.Masker;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Assembles the answer of a search. */
final class AnswerAssembly {

  private final GitRepository repository;
  private final MainBranch main;
  private final TaskIdPattern taskPattern;
  private final ReproduceLines lines;
  private final Masker masker;
  private final Map<CommitId, String> subjects = new HashMap<>();

  AnswerAssembly(
      GitRepository repository, SearchRequest request, ReproduceLines lines, Masker masker) {
    this.repository = repository;
    this.main = request.settings().main();
    this.taskPattern = request.red().taskPattern();
    this.lines = lines;
    this.masker = masker;
  }

  CulpritAnswer of(SearchState state, LocalSearch.Stop stop) throws RepositoryException {
    CulpritInquiry inquiry = state.inquiry();
    Question question = state.question();
    SearchConclusion conclusion = state.conclusion();
    Optional<Culprit> culprit =
        conclusion == SearchConclusion.CULPRIT
            ? Optional.of(culprit(state.leader().orElseThrow()))
            : Optional.empty();
    String why = masker.mask(SearchWords.why(state, stop));
    return new CulpritAnswer(
        CulpritAnswer.SCHEMA_VERSION,
        question.id(),
        question.line().good().value(),
        question.line().bad().value(),
        question.smoke(),
        conclusion,
        conclusion == SearchConclusion.INCONCLUSIVE
            ? null
            : SearchWords.fourDigits(inquiry.confidence()),
        culprit.orElse(null),
        candidates(state),
        why,
        CulpritInquiry.METHOD,
        new CulpritAnswer.Rates(
            rate(inquiry.meanGood(), question.rates().good()),
            rate(inquiry.meanBroken(), question.rates().broken())),
        state.probes().stream()
            .sorted(Comparator.comparingInt(ProbeRecord::number))
            .map(AnswerAssembly::probe)
            .toList(),
        culprit.map(c -> escalation(c, state, why)).orElse(null),
        masker.mask(lines.search(question)));
  }

  private static Rate rate(double mean, ErrorCount count) {
    return new Rate(
        SearchWords.rounded(mean),
        count.erred(),
        count.runs(),
        count.runs() == 0 ? Source.PRIOR : Source.HISTORY);
  }

  private static Probe probe(ProbeRecord probe) {
    return new Probe(
        probe.number(),
        probe.commit(),
        probe.status(),
        probe.exitCode(),
        probe.signature(),
        probe.durationMs(),
        probe.startedAt());
  }

  private List<Candidate> candidates(SearchState state) throws RepositoryException {
    double[] posterior = state.inquiry().merges();
    List<Candidate> candidates = new ArrayList<>();
    for (int merge : state.mostProbable()) {
      CommitId commit = state.question().line().at(merge);
      candidates.add(
          new Candidate(
              commit.value(), subject(commit), SearchWords.fourDigits(posterior[merge - 1])));
    }
    return candidates;
  }

  private String subject(CommitId commit) throws RepositoryException {
    String known = subjects.get(commit);
    if (known == null) {
      known = masker.mask(repository.commit(commit).subject());
      subjects.put(commit, known);
    }
    return known;
  }

  private Culprit culprit(CommitId id) throws RepositoryException {
    Commit commit = repository.commit(id);
    return new Culprit(
        id.value(),
        task(commit),
        masker.mask(commit.subject()),
        masker.mask(commit.author()),
        commit.committedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
        commit.parents().stream().map(CommitId::value).toList(),
        repository
            .remoteUrl(main.remote())
            .map(UrlPassword::without)
            .map(masker::mask)
            .orElse(null),
        masker.mask(main.branch()),
        Culprit.SEARCH);
  }

  /** The task that the message names; null if it names none or is invalid. */
  private @Nullable String task(Commit commit) {
    try {
      return taskPattern
          .firstIn(commit.message())
          .map(task -> masker.mask(task.value()))
          .orElse(null);
    } catch (InvalidCommandException e) {
      return null;
    }
  }

  private Escalation escalation(Culprit culprit, SearchState state, String why) {
    Question question = state.question();
    Optional<ProbeRecord> red =
        state.probes().stream()
            .filter(state::isRed)
            .filter(probe -> probe.commit().equals(culprit.commit()))
            .findFirst();
    String label =
        MergeLabel.of(
            new CommitId(culprit.commit()).abbreviated(), culprit.subject(), culprit.author());
    return new Escalation(
        Escalation.TYPE,
        Escalation.CRITICAL_NUMBER,
        culprit.taskId(),
        culprit.commit(),
        question.failure().reason().or(() -> red.map(AnswerAssembly::reason)).orElse("FAIL"),
        String.format(
            "main is red since %s: this %s broke it. %s", label, question.line().unit(), why),
        red.map(ProbeRecord::evidence).map(masker::mask).orElse(""),
        masker.mask(lines.failure(question, culprit.commit())),
        null);
  }

  private static String reason(ProbeRecord probe) {
    return probe.exitCode() == null ? probe.status().name() : "EXIT_CODE_" + probe.exitCode();
  }
}
