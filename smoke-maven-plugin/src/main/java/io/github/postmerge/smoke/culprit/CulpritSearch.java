package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Unanswered;
import io.github.postmerge.smoke.culprit.question.QuestionFinder;
import io.github.postmerge.smoke.culprit.question.SearchRequest;
import io.github.postmerge.smoke.envelope.file.EnvelopeFile;
import io.github.postmerge.smoke.envelope.file.EnvelopeInUseException;
import io.github.postmerge.smoke.envelope.file.UnreadableEnvelopeException;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.RemoteException;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.run.Failures;
import io.github.postmerge.smoke.run.ProgressReporter;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.run.settings.RunSettingsReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * One search for the merge that broke main, or one step of it:
 *
 * <pre>
 * request -&gt; red run -&gt; merges -&gt; probes, each saved, repeatedly -&gt; answer
 * </pre>
 */
public final class CulpritSearch {

  private final RunContext context;

  /** Uses the clock, environment and git of this context. */
  public CulpritSearch(RunContext context) {
    this.context = context;
  }

  /**
   * Runs the search; never throws for an error of the user, envelope, plan, repository, remote or
   * disk.
   *
   * <p>If the calling thread is interrupted, the search stops, cleans up, and restores the
   * interrupt flag; a run with the same parameters continues it.
   */
  public CulpritOutcome run(Parameters parameters, SearchListener listener) {
    try {
      return step(parameters, listener);
    } catch (EnvelopeInUseException e) {
      return unanswered(
          parameters,
          String.format(
              "Another search is writing the same answer: %s. Wait for its end, or name another file"
                  + " with -D%s=FILE.",
              e.holder(), SmokeProperties.CULPRIT));
    } catch (InterruptedException | ClosedByInterruptException e) {
      Thread.currentThread().interrupt();
      return unanswered(
          parameters, "The search was told to stop; the same command goes on from here.");
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      return unanswered(parameters, Failures.of(e));
    }
  }

  private Unanswered unanswered(Parameters parameters, String error) {
    List<String> patterns = reader(parameters).usableMaskPatterns();
    return new Unanswered(context.masker(List.of(), patterns).mask(error));
  }

  private RunSettingsReader reader(Parameters parameters) {
    return new RunSettingsReader(parameters, context.variables());
  }

  private CulpritOutcome step(Parameters parameters, SearchListener listener)
      throws InvalidRequestException,
          UnreadableEnvelopeException,
          InvalidCommandException,
          RepositoryException,
          RemoteException,
          EnvelopeInUseException,
          IOException,
          InterruptedException {
    SearchRequest request = SearchRequest.read(parameters, reader(parameters));
    try (GitRepository users = GitRepository.at(request.settings().repository())) {
      Masker masker = context.masker(users.remoteUrls(), request.settings().maskPatterns());
      ProgressReporter reporter = new ProgressReporter(listener, masker);
      SearchDisplay display = new SearchDisplay(users, reporter, listener);
      String version = context.machine().known().plugin();
      AnswerFile file =
          new AnswerFile(
              new AnswerAssembly(users, request, new ReproduceLines(parameters, version), masker),
              request.places().answer(),
              request.red().history(),
              reporter);
      return switch (request.step()) {
        case SEARCH -> {
          try (Closeable held = locked(request.places())) {
            Objects.requireNonNull(held);
            yield new WholeSearch(context, request, users, reporter, display)
                .search(asked(request, users, reporter), file);
          }
        }
        case PLAN -> new Rounds(request, file).plan(asked(request, users, reporter), display);
        case PROBE -> new PlannedProbe(context, request, users, reporter).run();
        case FOLD -> new Rounds(request, file).fold();
      };
    }
  }

  private QuestionFinder.Asked asked(
      SearchRequest request, GitRepository users, ProgressReporter reporter)
      throws InvalidRequestException,
          UnreadableEnvelopeException,
          InvalidCommandException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    return new QuestionFinder(
            request,
            users,
            context.git().mainlines().of(users, request.settings().main()),
            context.machine().known(),
            reporter)
        .find();
  }

  /** Locks the answer's file and removes an older answer. */
  private static Closeable locked(SearchRequest.Places places)
      throws EnvelopeInUseException, InvalidRequestException {
    Path answer = places.answer();
    try {
      EnvelopeFile file = new EnvelopeFile(answer);
      Closeable lock = file.lock();
      file.sweepLeftovers();
      file.removeOlder();
      new EnvelopeFile(places.inside()).removeOlder();
      return lock;
    } catch (IOException e) {
      throw new InvalidRequestException(
          String.format(
              "%s \"%s\" cannot be written: %s Name another file.",
              SmokeProperties.CULPRIT, answer, Failures.sentence(e)));
    }
  }
}
