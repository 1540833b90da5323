package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.envelope.Reproduction;
import io.github.postmerge.smoke.envelope.file.EnvelopeFile;
import io.github.postmerge.smoke.envelope.file.UnreadableEnvelopeException;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.Fetched;
import io.github.postmerge.smoke.git.remote.Mainline;
import io.github.postmerge.smoke.git.remote.Mainline.Reach;
import io.github.postmerge.smoke.git.remote.RemoteException;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.redrun.EnvelopeSource;
import io.github.postmerge.smoke.redrun.MergedCommit;
import io.github.postmerge.smoke.redrun.ReceivedEnvelope;
import io.github.postmerge.smoke.redrun.RedRunReader;
import io.github.postmerge.smoke.redrun.Trust;
import io.github.postmerge.smoke.reproduce.ReproduceOutcome.Answered;
import io.github.postmerge.smoke.reproduce.ReproduceOutcome.Unanswered;
import io.github.postmerge.smoke.run.Failures;
import io.github.postmerge.smoke.run.Leftovers;
import io.github.postmerge.smoke.run.ProgressReporter;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.run.RunListener;
import io.github.postmerge.smoke.run.RunListener.Step;
import io.github.postmerge.smoke.run.settings.RunSettings;
import io.github.postmerge.smoke.run.settings.RunSettingsReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;

/**
 * One reproduction, from a red run's envelope to an answer:
 *
 * <pre>
 * request -&gt; read the envelope -&gt; have the commit -&gt; choose the command -&gt; run, and again
 *         -&gt; compare -&gt; answer
 * </pre>
 */
public final class Reproduce {

  private final RunContext context;

  public Reproduce(RunContext context) {
    this.context = context;
  }

  /**
   * Runs to the end. Never throws for a problem with the user's input, an envelope, a repository, a
   * remote or a disk.
   *
   * <p>When the calling thread is interrupted, the run stops, cleans up, and sets the interrupt
   * flag again.
   *
   * @param standardInput read if the request names standard input as the envelope
   */
  public ReproduceOutcome run(
      Parameters parameters, InputStream standardInput, RunListener listener) {
    try {
      return answer(parameters, new EnvelopeSource(standardInput), listener);
    } catch (InterruptedException | ClosedByInterruptException e) {
      Thread.currentThread().interrupt();
      return unanswered(parameters, "The reproduction was told to stop. Run it again.");
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

  /** Removes an older answer first, so that it is not mistaken for this one's. */
  private Answered answer(Parameters parameters, EnvelopeSource source, RunListener listener)
      throws InvalidRequestException,
          UnreadableEnvelopeException,
          InvalidCommandException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    RunSettingsReader reader = reader(parameters);
    ReproductionRequest request = ReproductionRequest.read(parameters, reader);
    removeOlder(request.answer());
    ProgressReporter reporter =
        new ProgressReporter(listener, context.masker(List.of(), reader.usableMaskPatterns()));
    Leftovers.clearLog(request.log(), request.input(), reporter);
    ReceivedEnvelope red = RedRunReader.read(source.read(request.envelope()));
    RunSettings settings = reader.read(request.log()).withTimeout(red.timeout());
    Answered answered = inRepository(new Question(request, red), settings, listener);
    write(answered);
    return answered;
  }

  private static void removeOlder(Path answer) throws InvalidRequestException {
    try {
      new EnvelopeFile(answer).removeOlder();
    } catch (IOException e) {
      throw new InvalidRequestException(
          String.format(
              "%s \"%s\" cannot be written: %s Name another file.",
              SmokeProperties.REPRODUCTION, answer, Failures.sentence(e)));
    }
  }

  private static void write(Answered answered) throws InvalidRequestException {
    Reproduction reproduction = answered.reproduction();
    try {
      EnvelopeFile file = new EnvelopeFile(answered.file());
      file.sweepLeftovers();
      file.write(reproduction);
    } catch (IOException e) {
      throw new InvalidRequestException(
          String.format(
              "The answer (%s) cannot be written to \"%s\": %s Name another file with"
                  + " -Dsmoke.reproduction=FILE.",
              reproduction.answer(), answered.file(), Failures.sentence(e)));
    }
  }

  private Answered inRepository(Question question, RunSettings settings, RunListener listener)
      throws InvalidRequestException,
          InvalidCommandException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    CommitId commit = question.red().commit();
    try (GitRepository users = GitRepository.at(settings.repository())) {
      Mainline mainline = context.git().mainlines().of(users, settings.main());
      Masker masker = context.masker(users.remoteUrls(), settings.maskPatterns());
      Reproducing reproducing = new Reproducing(context, question, masker, listener);
      if (users.has(commit.value())) {
        if (question.request().trust() == Trust.COMMIT) {
          MergedCommit.require(commit, settings.main(), users, mainline);
        }
        mainline.complete(commit);
        Path folder = settings.repository();
        return reproducing.in(
            users, settings, kept -> KeptWorktreeInstructions.removing(folder, kept));
      }
      listener.step(
          Step.COMMIT, commit.abbreviated() + " is fetched, because this clone does not have it");
      try (Fetched fetched = mainline.fetch(commit, reach(question.request().trust()))) {
        return reproducing.in(
            fetched.repository(),
            settings.withFreshWorktrees(),
            kept -> KeptWorktreeInstructions.deleting(kept, fetched.keep()));
      }
    }
  }

  /**
   * A commit runs its own command, so an unmerged commit is fetched only if the user trusts the
   * envelope.
   */
  private static Reach reach(Trust trust) {
    return switch (trust) {
      case COMMIT -> Reach.MAIN;
      case ENVELOPE -> Reach.ANYWHERE;
    };
  }
}
