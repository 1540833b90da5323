package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.command.CommandResolution;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.ShellDialect;
import io.github.postmerge.smoke.command.SmokeCommand;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Answered;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Inside;
import io.github.postmerge.smoke.culprit.CulpritOutcome.NothingToDo;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Planned;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Probed;
import io.github.postmerge.smoke.culprit.LocalSearch.Known;
import io.github.postmerge.smoke.culprit.LocalSearch.Stop;
import io.github.postmerge.smoke.culprit.SearchListener.Standing;
import io.github.postmerge.smoke.envelope.AtomicFile;
import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.EnvelopeJson;
import io.github.postmerge.smoke.envelope.UnreadableEnvelopeException;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.Mainline;
import io.github.postmerge.smoke.git.remote.RemoteException;
import io.github.postmerge.smoke.history.HistoryFolder;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.redrun.MergedCommit;
import io.github.postmerge.smoke.redrun.Trust;
import io.github.postmerge.smoke.run.Budget;
import io.github.postmerge.smoke.run.Failures;
import io.github.postmerge.smoke.run.ProgressReporter;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.run.RunListener.Step;
import io.github.postmerge.smoke.run.SmokeSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps of a search: all of it on this machine, or one of those that are spread over many. */
final class Steps {

  private static final Duration NO_BUDGET = Duration.ofDays(3650);
  private static final int MOST_STANDINGS = 5;

  private final RunContext context;
  private final SearchRequest request;
  private final GitRepository repository;
  private final ProgressReporter reporter;
  private final SearchListener listener;
  private final AnswerAssembly assembly;

  Steps(
      RunContext context,
      SearchRequest request,
      GitRepository repository,
      ReproduceLines lines,
      ProgressReporter reporter,
      SearchListener listener) {
    this.context = context;
    this.request = request;
    this.repository = repository;
    this.reporter = reporter;
    this.listener = listener;
    this.assembly = new AnswerAssembly(repository, request, lines, reporter.masker());
  }

  Answered search()
      throws InvalidRequestException,
          InvalidCommandException,
          UnreadableEnvelopeException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    QuestionFinder.Asked asked = ask();
    Budget budget = Budget.startingNow(request.effort().budget().orElse(NO_BUDGET));
    Path file = request.places().answer();
    Found found = search(asked, file, budget);
    Optional<Inside> inside = Optional.empty();
    if (request.ends().descend()
        && found.known().state().conclusion() == SearchConclusion.CULPRIT) {
      inside = inside(asked, found.known().state(), budget);
    }
    return new Answered(found.answer(), file, inside, List.of());
  }

  private record Found(Known known, CulpritAnswer answer) {}

  /** Goes on with the probes that an earlier search of the same question has written down. */
  private Found search(QuestionFinder.Asked asked, Path file, Budget budget)
      throws InvalidRequestException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    Question question = asked.question();
    ProbeRecords records = new ProbeRecords(request.places().probes(question.id()));
    SearchState state = SearchState.of(question, known(records, question));
    write(assembly.of(state, Stop.UNDER_WAY), file);
    announce(state);
    LocalSearch search =
        new LocalSearch(
            new ProbeWorker(context, request, asked.smoke(), reporter),
            records,
            request.effort(),
            state,
            budget,
            (now, probe) -> {
              show(now, probe);
              writeSoFar(now, file);
            });
    Known known = search.run();
    boolean isToldToStop = Thread.interrupted();
    try {
      return new Found(known, end(known.state(), known.stop(), file));
    } finally {
      if (isToldToStop) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private List<ProbeRecord> known(ProbeRecords records, Question question) throws IOException {
    ProbeRecords.Contents contents = records.read();
    contents
        .unreadable()
        .forEach(
            bad ->
                reporter.warning(
                    "The probe \"" + bad.file() + "\" does not count: " + bad.why() + "."));
    return contents.probes().stream()
        .filter(probe -> probe.searchId().equals(question.id()))
        .filter(probe -> question.line().position(new CommitId(probe.commit())).isPresent())
        .toList();
  }

  private Optional<Inside> inside(QuestionFinder.Asked asked, SearchState state, Budget budget)
      throws InvalidRequestException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    CommitId merge = state.leader().orElseThrow();
    Optional<Question> question =
        new InsideMerge(asked.question(), repository).question(merge, state.signature());
    if (question.isEmpty()) {
      reporter.warning(
          String.format(
              "%s has no commits of its own to search: it is no merge of two branches.",
              merge.abbreviated()));
      return Optional.empty();
    }
    Path file = request.places().inside();
    Found found = search(new QuestionFinder.Asked(question.get(), asked.smoke()), file, budget);
    return Optional.of(new Inside(found.answer(), file));
  }

  private QuestionFinder.Asked ask()
      throws InvalidRequestException,
          InvalidCommandException,
          UnreadableEnvelopeException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    return new QuestionFinder(request, repository, mainline(), context.machine().known(), reporter)
        .find();
  }

  private Mainline mainline() {
    return context.git().mainlines().of(repository, request.settings().main());
  }

  private void announce(SearchState state) throws RepositoryException {
    Question question = state.question();
    MergeLine line = question.line();
    reporter.step(Step.COMMAND, String.join(" ", question.smoke().argv()));
    reporter.step(
        Step.SEARCH,
        String.format(
            Locale.ROOT,
            "%d %s, from %s (good) to %s \"%s\"%s; at most %d at once",
            line.merges(),
            line.merges() == 1 ? "merge" : "merges",
            line.good().abbreviated(),
            line.bad().abbreviated(),
            repository.commit(line.bad()).subject(),
            state.probes().isEmpty()
                ? ""
                : ", with " + state.probes().size() + " probes of an earlier search",
            request.effort().jobs()));
  }

  private void show(SearchState state, ProbeRecord probe) throws IOException {
    reporter.step(Step.PROBE, SearchWords.probe(probe, state));
    try {
      listener.standings(standings(state));
    } catch (RepositoryException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private List<Standing> standings(SearchState state) throws RepositoryException {
    double[] merges = state.inquiry().merges();
    List<Standing> all = new ArrayList<>();
    List<Integer> order =
        Stream.iterate(0, i -> i + 1)
            .limit(merges.length)
            .sorted(Comparator.comparingDouble((Integer i) -> -merges[i]))
            .limit(MOST_STANDINGS)
            .toList();
    for (int merge : order) {
      CommitId commit = state.question().line().at(merge + 1);
      all.add(
          new Standing(
              commit.abbreviated()
                  + " "
                  + reporter.masker().mask(repository.commit(commit).subject()),
              merges[merge]));
    }
    all.add(new Standing("flaky", state.inquiry().of(SearchConclusion.FLAKY)));
    all.add(new Standing("environment", state.inquiry().of(SearchConclusion.ENVIRONMENT)));
    all.add(new Standing("born red", state.inquiry().of(SearchConclusion.BORN_RED)));
    all.add(new Standing("fixed since", state.inquiry().of(SearchConclusion.FIXED)));
    return all.stream()
        .sorted(Comparator.comparingDouble(standing -> -standing.probability()))
        .limit(MOST_STANDINGS)
        .toList();
  }

  private void writeSoFar(SearchState state, Path file) throws IOException {
    try {
      write(assembly.of(state, Stop.UNDER_WAY), file);
    } catch (RepositoryException | InvalidRequestException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** An answer that waits for more probes is not for the history. */
  private CulpritAnswer end(SearchState state, Stop stop, Path file)
      throws InvalidRequestException, RepositoryException, IOException {
    CulpritAnswer answer = assembly.of(state, stop);
    write(answer, file);
    Optional<Path> history = request.red().history();
    if (history.isPresent() && answer.conclusion() != SearchConclusion.INCONCLUSIVE) {
      try {
        new HistoryFolder(history.get()).add(answer);
      } catch (IOException e) {
        reporter.warning("The answer is not added to the history. " + Failures.sentence(e));
      }
    }
    return answer;
  }

  private static void write(CulpritAnswer answer, Path file)
      throws InvalidRequestException, IOException {
    new AtomicFile(file).write(EnvelopeJson.bytes(answer));
  }

  Planned plan()
      throws InvalidRequestException,
          InvalidCommandException,
          UnreadableEnvelopeException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    QuestionFinder.Asked asked = ask();
    SearchState state = SearchState.of(asked.question(), List.of());
    announce(state);
    int jobs = request.effort().jobs();
    Plan plan =
        PlanFile.plan(
            state,
            asked.smoke().spec().task(),
            jobs,
            1,
            state.next(Math.min(jobs, request.effort().maxProbes()), List.of()));
    new PlanFile(request.places().plan()).write(plan);
    write(assembly.of(state, Stop.UNDER_WAY), request.places().answer());
    return new Planned(plan.round(), plan.total(), request.places().plan(), List.of(), List.of());
  }

  CulpritOutcome probe()
      throws InvalidRequestException,
          InvalidCommandException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    Plan plan = new PlanFile(request.places().plan()).read();
    if (plan.done()) {
      return new NothingToDo("The search is over; there is nothing to run.");
    }
    EntryNumber entry = EntryNumber.of(request.places().entry(), context.variables(), plan.total());
    if (!entry.isInPlan()) {
      return new NothingToDo(
          String.format(
              Locale.ROOT,
              "The plan has %d entries, and %s means entry %d (from 0); there is nothing to run.",
              plan.total(),
              entry.namedBy(),
              entry.number()));
    }
    Question question = PlanFile.question(plan);
    CommitId commit = new CommitId(plan.probes().get(entry.number()).commit());
    int number = plan.firstNumber() + entry.number();
    ProbeWorker worker = new ProbeWorker(context, request, smoke(plan, question), reporter);
    ProbeWorker.Result result =
        worker.run(
            new ProbeWorker.Task(commit, number, 0),
            Budget.startingNow(request.effort().budget().orElse(NO_BUDGET)));
    if (result.run().status() == ProbeStatus.CUT) {
      throw new InvalidRequestException(
          "The probe was told to stop before it ended, so it tells nothing. Run the entry again.");
    }
    ProbeRecord record =
        new ProbeRecord(
            ProbeRecord.SCHEMA_VERSION,
            plan.searchId(),
            plan.hash(),
            entry.number(),
            number,
            commit.value(),
            plan.firstNumber(),
            number + 1,
            result.run().status(),
            result.run().exitCode(),
            result.signature(),
            result.run().evidence(),
            result.run().durationMs(),
            Times.milliseconds(result.startedAt()));
    Path file =
        new ProbeRecords(request.places().results())
            .write(
                String.format(
                    Locale.ROOT, "%s-%d-%d.json", plan.searchId(), plan.round(), entry.number()),
                record);
    SearchState alone = SearchState.of(question, List.of(record));
    return new Probed(
        SearchWords.probe(record, alone), file, record.status() != ProbeStatus.NOT_RUN);
  }

  /** A plan is data from elsewhere, so what runs is what the bad commit or the user defines. */
  private ProbeWorker.Smoke smoke(Plan plan, Question question)
      throws InvalidRequestException,
          InvalidCommandException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    CommitId bad = question.line().bad();
    Optional<TaskId> task = PlanFile.task(plan);
    if (QuestionFinder.isParameter(question) && request.red().command().isEmpty()) {
      throw new InvalidRequestException(
          String.format(
              "The plan's command was given as a parameter, and a plan alone runs nothing. Give the"
                  + " same -D%s to this step.",
              SmokeProperties.COMMAND));
    }
    if (!QuestionFinder.isParameter(question) && request.red().trust() == Trust.COMMIT) {
      MergedCommit.require(bad, request.settings().main(), repository, mainline());
    }
    CommandResolution resolution =
        request
            .settings()
            .commands()
            .resolve(request.red().command(), task, path -> repository.read(bad, path));
    SmokeCommand command = own(resolution, question);
    Duration timeout = Duration.ofSeconds(question.smoke().timeoutSeconds());
    return new ProbeWorker.Smoke(
        new SmokeSpec(
            question.id(), bad, task, command, request.settings().limits().withTimeout(timeout)),
        question.failure().reason(),
        question.errorExitCodes());
  }

  private SmokeCommand own(CommandResolution resolution, Question question)
      throws InvalidRequestException {
    if (resolution instanceof CommandResolution.Found found) {
      List<String> argv =
          found.command().argv(ShellDialect.ofThisSystem()).stream()
              .map(reporter.masker()::mask)
              .toList();
      if (argv.equals(question.smoke().argv())) {
        return found.command();
      }
    }
    throw new InvalidRequestException(
        String.format(
            "Nothing was run, because the plan's command is not the one that %s: %s. Make the plan"
                + " anew.",
            QuestionFinder.isParameter(question)
                ? "-D" + SmokeProperties.COMMAND + " gives"
                : "the commit " + question.line().bad().abbreviated() + " defines",
            String.join(" ", question.smoke().argv())));
  }

  CulpritOutcome fold()
      throws InvalidRequestException, InvalidCommandException, RepositoryException, IOException {
    Path file = request.places().plan();
    Plan plan = new PlanFile(file).read();
    FoldStep fold = new FoldStep(plan, new ProbeRecords(request.places().results()).read());
    SearchState state = fold.state();
    if (!plan.done() && fold.isEmpty()) {
      return new Planned(plan.round(), plan.total(), file, fold.missing(), fold.notes());
    }
    int jobs = request.effort().namedJobs().orElse(plan.jobs());
    int left = request.effort().maxProbes() - state.probes().size();
    List<Integer> next = plan.done() ? List.of() : state.next(Math.min(jobs, left), List.of());
    if (next.isEmpty()) {
      Stop stop = left <= 0 ? Stop.PROBES : Stop.SETTLED;
      CulpritAnswer answer = end(state, stop, request.places().answer());
      new PlanFile(file)
          .write(PlanFile.plan(state, PlanFile.task(plan), jobs, plan.round(), List.of()));
      return new Answered(answer, request.places().answer(), Optional.empty(), fold.notes());
    }
    write(assembly.of(state, Stop.UNDER_WAY), request.places().answer());
    Plan following = PlanFile.plan(state, PlanFile.task(plan), jobs, plan.round() + 1, next);
    new PlanFile(file).write(following);
    return new Planned(following.round(), following.total(), file, fold.missing(), fold.notes());
  }
}
