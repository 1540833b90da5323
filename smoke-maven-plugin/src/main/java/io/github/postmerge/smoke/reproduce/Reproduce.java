package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.envelope.EnvelopeFile;
import io.github.postmerge.smoke.envelope.Reproduction;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.Fetched;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.MainBranch;
import io.github.postmerge.smoke.git.Mainline;
import io.github.postmerge.smoke.git.Mainline.Reach;
import io.github.postmerge.smoke.git.RemoteException;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.Standing;
import io.github.postmerge.smoke.postmerge.Failures;
import io.github.postmerge.smoke.postmerge.InvalidRequestException;
import io.github.postmerge.smoke.postmerge.Parameters;
import io.github.postmerge.smoke.postmerge.Rerun;
import io.github.postmerge.smoke.postmerge.RunListener;
import io.github.postmerge.smoke.postmerge.RunListener.Step;
import io.github.postmerge.smoke.postmerge.SmokeProperties;
import io.github.postmerge.smoke.postmerge.Surroundings;
import io.github.postmerge.smoke.postmerge.Tools;
import io.github.postmerge.smoke.reproduce.ReproduceOutcome.Answered;
import io.github.postmerge.smoke.reproduce.ReproduceOutcome.Unanswered;
import io.github.postmerge.smoke.reproduce.ReproductionRequest.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;

/**
 * One reproduction, from a red run's envelope to an answer:
 *
 * <pre>
 * request -&gt; read the envelope -&gt; have the commit -&gt; choose the command -&gt; run, and again
 *         -&gt; compare -&gt; answer
 * </pre>
 */
public final class Reproduce {

  private final Surroundings surroundings;
  private final Tools tools;

  /** Wires reproductions to their surroundings and to what reaches git and runs processes. */
  public Reproduce(Surroundings surroundings, Tools tools) {
    this.surroundings = surroundings;
    this.tools = tools;
  }

  /**
   * Runs to the end, and never throws for what a user, an envelope, a repository, a remote or a
   * disk can do.
   *
   * <p>When the calling thread is interrupted, the run stops, cleans up, and sets the interrupt
   * flag again.
   *
   * @param standardInput read where the envelope is said to come from there
   */
  public ReproduceOutcome run(
      Parameters parameters, InputStream standardInput, RunListener listener) {
    try {
      return answer(parameters, new EnvelopeSource(standardInput), listener);
    } catch (InvalidRequestException
        | InvalidCommandException
        | RepositoryException
        | RemoteException e) {
      return unanswered(parameters, Failures.message(e));
    } catch (InterruptedException | ClosedByInterruptException e) {
      Thread.currentThread().interrupt();
      return unanswered(parameters, "The reproduction was told to stop. Run it again.");
    } catch (IOException e) {
      return unanswered(parameters, Failures.ofSystem(e));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return unanswered(parameters, Failures.ofOurs(e));
    }
  }

  private Unanswered unanswered(Parameters parameters, String error) {
    return new Unanswered(Rerun.maskerOf(parameters, surroundings).mask(error));
  }

  /** An older answer must not be taken for this one's. */
  private Answered answer(Parameters parameters, EnvelopeSource source, RunListener listener)
      throws InvalidRequestException,
          InvalidCommandException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    ReproductionRequest request = ReproductionRequest.read(parameters);
    removeOlder(request.answer());
    ReceivedEnvelope red = EnvelopeReader.read(source.read(request.envelope()));
    Rerun rerun = new Rerun(surroundings, tools, request.forRuns(parameters, red));
    Answered answered = inRepository(new Question(request, red), rerun, listener);
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

  private Answered inRepository(Question question, Rerun rerun, RunListener listener)
      throws InvalidRequestException,
          InvalidCommandException,
          RepositoryException,
          RemoteException,
          IOException,
          InterruptedException {
    try (GitRepository users = GitRepository.at(rerun.repository())) {
      Reproducing reproducing =
          new Reproducing(question, surroundings.wholeEnvironment(), rerun.masker(users), listener);
      if (users.has(question.red().commit().value())) {
        requireMerged(question, rerun, users);
        rerun.mainline(users).complete(question.red().commit());
        return reproducing.in(
            users, rerun, folder -> Entrance.removing(rerun.repository(), folder));
      }
      listener.step(
          Step.COMMIT, question.red().commit().abbreviated() + " is fetched, for it is not here");
      try (Fetched fetched = fetch(question, rerun, users)) {
        return reproducing.in(
            fetched.repository(),
            rerun.with(SmokeProperties.REUSE_WORKTREE, "false"),
            folder -> Entrance.deleting(folder, fetched.keep()));
      }
    }
  }

  /** A commit that is here may be anybody's branch; what runs it must have been merged. */
  private static void requireMerged(Question question, Rerun rerun, GitRepository users)
      throws RepositoryException, RemoteException, InterruptedException {
    CommitId commit = question.red().commit();
    MainBranch main = rerun.main();
    if (question.request().trust() == Trust.ENVELOPE || users.hasMerged(commit, main)) {
      return;
    }
    Mainline mainline = rerun.mainline(users);
    Standing standing = mainline.standing(commit, mainline.head());
    String where = "of " + main.branch() + " on " + main.remote();
    switch (standing) {
      case HEAD, SUPERSEDED -> {}
      case NOT_ON_MAIN ->
          throw new RepositoryException(
              String.format(
                  "The commit %s is in this clone, but not in the history %s, so nobody has"
                      + " merged what it would run. If you trust the envelope, say"
                      + " -Dsmoke.trustEnvelope=true.",
                  commit.abbreviated(), where));
      case UNKNOWN ->
          throw new RepositoryException(
              String.format(
                  "This clone is too shallow to tell whether the commit %s is in the history %s."
                      + " Run \"git fetch --unshallow\", or, if you trust the envelope, say"
                      + " -Dsmoke.trustEnvelope=true.",
                  commit.abbreviated(), where));
    }
  }

  /** What a commit says is run, so one that nobody merged takes the user's word. */
  private static Fetched fetch(Question question, Rerun rerun, GitRepository users)
      throws RepositoryException, RemoteException, IOException, InterruptedException {
    CommitId commit = question.red().commit();
    Mainline main = rerun.mainline(users);
    return switch (question.request().trust()) {
      case COMMIT -> main.fetch(commit, Reach.MAIN);
      case ENVELOPE -> main.fetch(commit, Reach.ANYWHERE);
    };
  }
}
