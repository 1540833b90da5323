package io.github.postmerge.smoke.culprit.question;

import io.github.postmerge.smoke.blame.KnownRates;
import io.github.postmerge.smoke.command.CommandResolution;
import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.command.CommandResolution.Undefined;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.ShellDialect;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.SmokeCommandInfo;
import io.github.postmerge.smoke.envelope.UnreadableEnvelopeException;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.Mainline;
import io.github.postmerge.smoke.git.remote.RemoteException;
import io.github.postmerge.smoke.history.RecordedRun.SmokeKey;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.redrun.CommandChoice;
import io.github.postmerge.smoke.redrun.MergedCommit;
import io.github.postmerge.smoke.redrun.PassedCommit;
import io.github.postmerge.smoke.redrun.ReceivedEnvelope;
import io.github.postmerge.smoke.redrun.Trust;
import io.github.postmerge.smoke.run.Failures;
import io.github.postmerge.smoke.run.ProgressReporter;
import io.github.postmerge.smoke.run.SmokeSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds out what exactly is searched, from what the user, an envelope and a history say. */
public final class QuestionFinder {

  private static final String HISTORY = "history";

  private final SearchRequest request;
  private final GitRepository repository;
  private final Mainline mainline;
  private final Environment environment;
  private final ProgressReporter reporter;

  public QuestionFinder(
      SearchRequest request,
      GitRepository repository,
      Mainline mainline,
      Environment environment,
      ProgressReporter reporter) {
    this.request = request;
    this.repository = repository;
    this.mainline = mainline;
    this.environment = environment;
    this.reporter = reporter;
  }

  /**
   * What is searched, and what runs.
   *
   * @param smoke what each probe runs
   */
  public record Asked(Question question, SearchedSmoke smoke) {}

  public Asked find()
      throws InvalidRequestException,
          InvalidCommandException,
          UnreadableEnvelopeException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    Optional<PastRuns> past = past();
    RedRun red = new RedRunFinder(request, past).find();
    CommitId bad = bad(red);
    CommitId redCommit = red.received().map(ReceivedEnvelope::commit).orElse(bad);
    Command command = command(red, bad);
    SmokeKey smoke =
        red.recorded()
            .map(run -> run.smoke())
            .orElseGet(
                () ->
                    SmokeKey.of(
                        reporter.masker().mask(command.found().name()),
                        environment.os(),
                        environment.arch()));
    CommitId good = good(red, past, smoke, redCommit);
    MergeLine line = MergeLine.between(repository, good, bad);
    Duration timeout = timeout(red);
    Question question =
        new Question(
            line,
            redAt(line, redCommit),
            info(command.found(), timeout),
            red.failure(),
            request.red().errorExitCodes(),
            past.map(p -> p.rates(smoke, redCommit)).orElse(KnownRates.NONE),
            new MergeWeights(repository, line).of(failure(red, command.found())));
    SmokeSpec spec =
        new SmokeSpec(
            question.id(),
            bad,
            command.task(),
            command.found().command(),
            request.settings().limits().withTimeout(timeout));
    return new Asked(
        question, new SearchedSmoke(spec, red.failure().reason(), request.red().errorExitCodes()));
  }

  private Optional<PastRuns> past()
      throws RepositoryException, RemoteException, IOException, InterruptedException {
    if (request.red().history().isEmpty()) {
      return Optional.empty();
    }
    PastRuns past = PastRuns.read(request.red().history().get(), repository, head());
    past.warnings().forEach(reporter::warning);
    return Optional.of(past);
  }

  /** Main's head, which must be here: what is searched is in this clone. */
  private CommitId head() throws RepositoryException, RemoteException, InterruptedException {
    CommitId head = mainline.head();
    if (!repository.has(head.value())) {
      throw new RepositoryException(
          String.format(
              "Main's head %s is not in this clone. Run \"git fetch\", or name the last commit to"
                  + " search with -D%s=REVISION.",
              head.abbreviated(), SmokeProperties.BAD));
    }
    return head;
  }

  private CommitId bad(RedRun red)
      throws RepositoryException, RemoteException, InterruptedException {
    Optional<String> named = request.ends().bad();
    if (named.isPresent()) {
      return repository.resolve(named.get());
    }
    boolean isGivenEnvelope = request.red().envelope().isPresent();
    if (!isGivenEnvelope || red.received().isEmpty()) {
      return head();
    }
    CommitId commit = red.received().get().commit();
    if (!repository.has(commit.value())) {
      throw new RepositoryException(
          String.format(
              "The red run's commit %s is not in this clone. Run \"git fetch\".",
              commit.abbreviated()));
    }
    return commit;
  }

  private CommitId good(RedRun red, Optional<PastRuns> past, SmokeKey smoke, CommitId redCommit)
      throws InvalidRequestException, UnreadableEnvelopeException, RepositoryException {
    Optional<String> named = request.ends().good().filter(good -> !good.equals(HISTORY));
    if (named.isPresent()) {
      return passed(named.get());
    }
    Optional<String> known = past.flatMap(p -> p.lastGood(smoke, redCommit));
    if (request.ends().good().isEmpty()) {
      known = known.or(red::lastGood);
    }
    if (known.isEmpty()) {
      throw new InvalidRequestException(
          past.isPresent()
              ? String.format(
                  "The history has no commit before %s at which the smoke \"%s\" passed. Name one"
                      + " with -D%s=REVISION.",
                  redCommit.abbreviated(), smoke.name(), SmokeProperties.GOOD)
              : String.format(
                  "No good commit is known. Name one at which the smoke passed with -D%s=REVISION,"
                      + " or the folder of a history with -D%s=FOLDER.",
                  SmokeProperties.GOOD, SmokeProperties.HISTORY));
    }
    return repository.resolve(known.get());
  }

  private CommitId passed(String text)
      throws InvalidRequestException, UnreadableEnvelopeException, RepositoryException {
    try {
      return repository.resolve(new PassedCommit(text).revision());
    } catch (IOException e) {
      throw new InvalidRequestException(
          String.format("%s \"%s\" %s", SmokeProperties.GOOD, text, Failures.sentence(e)));
    }
  }

  private static int redAt(MergeLine line, CommitId red) throws InvalidRequestException {
    OptionalInt position = line.position(red);
    if (position.isEmpty() || position.getAsInt() == 0) {
      throw new InvalidRequestException(
          String.format(
              "The red run's commit %s is not after the good commit %s and up to the bad commit %s."
                  + " Name others with -D%s and -D%s.",
              red.abbreviated(),
              line.good().abbreviated(),
              line.bad().abbreviated(),
              SmokeProperties.GOOD,
              SmokeProperties.BAD));
    }
    return position.getAsInt();
  }

  private record Command(Found found, Optional<TaskId> task) {}

  private Command command(RedRun red, CommitId bad)
      throws InvalidRequestException,
          InvalidCommandException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    if (red.received().isPresent() && request.red().command().isEmpty()) {
      ReceivedEnvelope received = red.received().get();
      return new Command(ofEnvelope(received, bad), received.task());
    }
    Optional<TaskId> task = request.red().task();
    if (task.isEmpty()) {
      task = request.red().taskPattern().firstIn(repository.commit(bad).message());
    }
    CommandResolution resolution = resolve(bad, task);
    if (resolution instanceof Undefined undefined) {
      throw new InvalidRequestException(
          String.format(
              "No smoke command is defined at %s: %s. Give one with -D%s=COMMAND, or name the red"
                  + " run's envelope with -D%s=FILE.",
              bad.abbreviated(),
              String.join("; ", undefined.lookedFor()),
              SmokeProperties.COMMAND,
              SmokeProperties.ENVELOPE));
    }
    return new Command((Found) resolution, task);
  }

  /** An envelope is data from elsewhere, so what runs is what the bad commit defines. */
  private Found ofEnvelope(ReceivedEnvelope received, CommitId bad)
      throws InvalidRequestException,
          InvalidCommandException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    Trust trust = request.red().trust();
    if (trust == Trust.COMMIT && request.ends().bad().isEmpty()) {
      MergedCommit.require(bad, request.settings().main(), repository, mainline);
    }
    return new CommandChoice(received, trust).choose(() -> resolve(bad, received.task())).command();
  }

  private CommandResolution resolve(CommitId bad, Optional<TaskId> task)
      throws InvalidCommandException, IOException {
    return request
        .settings()
        .commands()
        .resolve(request.red().command(), task, path -> repository.read(bad, path));
  }

  private Duration timeout(RedRun red) {
    return request
        .red()
        .timeout()
        .or(() -> red.received().map(ReceivedEnvelope::timeout))
        .orElse(request.settings().limits().timeout());
  }

  private SmokeCommandInfo info(Found found, Duration timeout) {
    Masker masker = reporter.masker();
    return new SmokeCommandInfo(
        found.command().argv(ShellDialect.ofThisSystem()).stream().map(masker::mask).toList(),
        timeout.toSeconds(),
        found.source(),
        found.location().map(masker::mask).orElse(null));
  }

  /** What names files: the command, and what the red run said last. */
  private static String failure(RedRun red, Found found) {
    return found.command().declared() + "\n" + red.evidence();
  }
}
