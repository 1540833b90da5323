package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.command.CommandResolution;
import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.ShellDialect;
import io.github.postmerge.smoke.command.SmokeCommand;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.culprit.CulpritOutcome.NothingToDo;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Probed;
import io.github.postmerge.smoke.culprit.question.MergeLine;
import io.github.postmerge.smoke.culprit.question.Question;
import io.github.postmerge.smoke.culprit.question.SearchRequest;
import io.github.postmerge.smoke.culprit.question.SearchedSmoke;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.RemoteException;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.redrun.MergedCommit;
import io.github.postmerge.smoke.redrun.Trust;
import io.github.postmerge.smoke.run.ProgressReporter;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.run.SmokeSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs one entry of a plan, and writes its result. */
final class PlannedProbe {

  private final RunContext context;
  private final SearchRequest request;
  private final GitRepository repository;
  private final ProgressReporter reporter;

  PlannedProbe(
      RunContext context,
      SearchRequest request,
      GitRepository repository,
      ProgressReporter reporter) {
    this.context = context;
    this.request = request;
    this.repository = repository;
    this.reporter = reporter;
  }

  CulpritOutcome run()
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
    return run(plan, entry.number());
  }

  private Probed run(Plan plan, int entry)
      throws InvalidRequestException,
          InvalidCommandException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    Question question = PlanFile.question(plan);
    requireOwnLine(question.line());
    CommitId commit = new CommitId(plan.probes().get(entry).commit());
    ProbeWorker.Result result =
        new ProbeWorker(context, request, smoke(plan, question), reporter)
            .run(
                new ProbeWorker.Task(commit, plan.firstNumber() + entry, 0),
                WholeSearch.budget(request));
    if (result.run().status() == ProbeStatus.CUT) {
      throw new InvalidRequestException(
          "The probe was told to stop before it ended, so it has no result. Run the entry again.");
    }
    ProbeRecord record = record(plan, entry, result);
    Path file =
        new ProbeRecords(request.places().results())
            .write(
                String.format(Locale.ROOT, "%s-%d-%d.json", plan.searchId(), plan.round(), entry),
                record);
    return new Probed(
        SearchWords.probe(record, SearchState.of(question, plan.known()).and(record)),
        file,
        record.status() != ProbeStatus.NOT_RUN);
  }

  /** Orders the probe after all probes of earlier rounds, because machines' clocks differ. */
  private static ProbeRecord record(Plan plan, int entry, ProbeWorker.Result result) {
    int number = plan.firstNumber() + entry;
    return new ProbeRecord(
        ProbeRecord.SCHEMA_VERSION,
        plan.searchId(),
        plan.hash(),
        entry,
        number,
        result.run().commit().value(),
        plan.firstNumber(),
        number + 1,
        result.run().status(),
        result.run().exitCode(),
        result.signature(),
        result.run().evidence(),
        result.run().durationMs(),
        Times.milliseconds(result.startedAt()));
  }

  /** The bad commit's or the user's command, because the plan is untrusted. */
  private SearchedSmoke smoke(Plan plan, Question question)
      throws InvalidRequestException,
          InvalidCommandException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    CommitId bad = question.line().bad();
    Optional<TaskId> task = PlanFile.task(plan);
    requireTrusted(question);
    CommandResolution resolution = request.command(repository, bad, task);
    Duration timeout = Duration.ofSeconds(question.smoke().timeoutSeconds());
    return new SearchedSmoke(
        new SmokeSpec(
            question.id(),
            bad,
            task,
            own(resolution, question),
            request.settings().limits().withTimeout(timeout)),
        question.failure().reason(),
        question.errorExitCodes());
  }

  /** Throws if a commit is not on the searched line: a foreign branch's code would be run. */
  private void requireOwnLine(MergeLine line) throws InvalidRequestException, RepositoryException {
    if (!line.hasSameCommits(MergeLine.between(repository, line.good(), line.bad()))) {
      throw new InvalidRequestException(
          String.format(
              "Nothing was run, because the plan's commits are not the merges between %s and %s in"
                  + " this clone. Make a new plan with -Dsmoke.step=plan.",
              line.good().abbreviated(), line.bad().abbreviated()));
    }
  }

  private void requireTrusted(Question question)
      throws InvalidRequestException, RepositoryException, RemoteException, InterruptedException {
    if (question.isCommandGiven() && request.red().command().isEmpty()) {
      throw new InvalidRequestException(
          String.format(
              "The plan's command was given as a parameter, and a command from a plan is not trusted."
                  + " Give the same -D%s to this step.",
              SmokeProperties.COMMAND));
    }
    if (!question.isCommandGiven() && request.red().trust() == Trust.COMMIT) {
      MergedCommit.require(
          question.line().bad(),
          request.settings().main(),
          repository,
          context.git().mainlines().of(repository, request.settings().main()));
    }
  }

  private SmokeCommand own(CommandResolution resolution, Question question)
      throws InvalidRequestException {
    if (resolution instanceof Found found) {
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
            "Nothing was run, because the plan's command is not the one that %s: %s. Make a new"
                + " plan.",
            question.isCommandGiven()
                ? "-D" + SmokeProperties.COMMAND + " gives"
                : "the commit " + question.line().bad().abbreviated() + " defines",
            String.join(" ", question.smoke().argv())));
  }
}
