package io.github.postmerge.smoke.culprit.question;

import io.github.postmerge.smoke.blame.KnownRates;
import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.ShellDialect;
import io.github.postmerge.smoke.culprit.question.SearchedCommand.Command;
import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.SmokeCommandInfo;
import io.github.postmerge.smoke.envelope.file.UnreadableEnvelopeException;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.Mainline;
import io.github.postmerge.smoke.git.remote.RemoteException;
import io.github.postmerge.smoke.history.RecordedRun.SmokeKey;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.redrun.ReceivedEnvelope;
import io.github.postmerge.smoke.run.ProgressReporter;
import io.github.postmerge.smoke.run.SmokeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Determines the question from the user's parameters, an envelope and a history. */
public final class QuestionFinder {

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
   * The question and its smoke.
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
    SearchEnds ends = new SearchEnds(request, repository, mainline);
    CommitId bad = ends.bad(red);
    CommitId redCommit = red.received().map(ReceivedEnvelope::commit).orElse(bad);
    Command command = new SearchedCommand(request, repository, mainline).find(red, bad);
    SmokeKey smoke =
        red.recorded()
            .map(run -> run.smoke())
            .orElseGet(
                () ->
                    SmokeKey.of(
                        reporter.masker().mask(command.found().name()),
                        environment.os(),
                        environment.arch()));
    CommitId good = ends.good(red, past, smoke, redCommit);
    MergeLine line = MergeLine.between(repository, good, bad);
    Duration timeout = timeout(red);
    Question question =
        new Question(
            line,
            SearchEnds.redAt(line, redCommit),
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
      throws InvalidRequestException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    Optional<Path> folder = request.red().history();
    if (folder.isEmpty() || isMissing(folder.get())) {
      return Optional.empty();
    }
    PastRuns past =
        PastRuns.read(
            folder.get(), repository, new SearchEnds(request, repository, mainline).head());
    past.warnings().forEach(reporter::warning);
    if (past.isEmpty() && request.takesGoodFromHistory()) {
      throw new InvalidRequestException(
          String.format(
              "The history \"%s\" has no runs. Name another folder with -D%s=FOLDER, or a good"
                  + " commit with -D%s=REVISION.",
              folder.get(), SmokeProperties.HISTORY, SmokeProperties.GOOD));
    }
    return Optional.of(past);
  }

  /**
   * Whether the folder is missing; throws if the search needs it, because its name may be wrong.
   */
  private boolean isMissing(Path history) throws InvalidRequestException {
    if (Files.exists(history)) {
      return false;
    }
    String missing =
        String.format(
            "There is no history \"%s\". Correct -D%s=FOLDER", history, SmokeProperties.HISTORY);
    if (request.takesGoodFromHistory()) {
      throw new InvalidRequestException(
          missing + ", or name a good commit with -D" + SmokeProperties.GOOD + "=REVISION.");
    }
    reporter.warning(missing + ", or create the folder. The search continues without a history.");
    return true;
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

  /** The texts that may mention files: the command and the red run's last output. */
  private static String failure(RedRun red, Found found) {
    return found.command().declared() + "\n" + red.evidence();
  }
}
