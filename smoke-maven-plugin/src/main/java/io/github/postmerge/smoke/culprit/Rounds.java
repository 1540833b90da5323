package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Answered;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Planned;
import io.github.postmerge.smoke.culprit.LocalSearch.Stop;
import io.github.postmerge.smoke.culprit.question.QuestionFinder;
import io.github.postmerge.smoke.culprit.question.SearchRequest;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The rounds of a search over several machines: makes the first plan, and evaluates each plan. */
final class Rounds {

  private final SearchRequest request;
  private final AnswerFile answer;

  Rounds(SearchRequest request, AnswerFile answer) {
    this.request = request;
    this.answer = answer;
  }

  /** Makes the first plan. */
  Planned plan(QuestionFinder.Asked asked, SearchDisplay display)
      throws RepositoryException, IOException {
    SearchState state = SearchState.of(asked.question(), List.of());
    int jobs = request.effort().jobs();
    display.begin(state, jobs);
    Plan plan =
        PlanFile.plan(
            state,
            asked.smoke().spec().task(),
            jobs,
            1,
            state.next(Math.min(jobs, request.effort().maxProbes()), List.of()));
    new PlanFile(request.places().plan()).write(plan);
    answer.writeSoFar(state);
    return planned(plan, List.of(), List.of());
  }

  /** Evaluates the results of the current plan: gives the answer, or the next plan. */
  CulpritOutcome fold()
      throws InvalidRequestException, InvalidCommandException, RepositoryException, IOException {
    PlanFile file = new PlanFile(request.places().plan());
    Plan plan = file.read();
    FoldStep fold = new FoldStep(plan, new ProbeRecords(request.places().results()).read());
    if (!plan.done() && fold.isEmpty()) {
      return planned(plan, fold.missing(), fold.notes());
    }
    SearchState state = fold.state();
    int jobs = request.effort().namedJobs().orElse(plan.jobs());
    int left = request.effort().maxProbes() - state.probes().size();
    List<Integer> next = plan.done() ? List.of() : state.next(Math.min(jobs, left), List.of());
    int round = plan.round() + (next.isEmpty() ? 0 : 1);
    Plan following = PlanFile.plan(state, PlanFile.task(plan), jobs, round, next);
    if (next.isEmpty()) {
      Stop stop = left <= 0 ? Stop.PROBES : Stop.SETTLED;
      CulpritAnswer last = answer.writeFinal(state, stop);
      file.write(following);
      return new Answered(last, answer.path(), Optional.empty(), fold.lastNotes());
    }
    answer.writeSoFar(state);
    file.write(following);
    return planned(following, fold.missing(), fold.notes());
  }

  private Planned planned(Plan plan, List<Integer> missing, List<String> notes) {
    return new Planned(plan.round(), plan.total(), request.places().plan(), missing, notes);
  }
}
