package io.github.postmerge.smoke.culprit.question;

import io.github.postmerge.smoke.envelope.file.UnreadableEnvelopeException;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.Mainline;
import io.github.postmerge.smoke.git.remote.RemoteException;
import io.github.postmerge.smoke.history.RecordedRun.SmokeKey;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.redrun.PassedCommit;
import io.github.postmerge.smoke.run.Failures;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Finds the good and the bad commit of a search. */
final class SearchEnds {

  private final SearchRequest request;
  private final GitRepository repository;
  private final Mainline mainline;

  SearchEnds(SearchRequest request, GitRepository repository, Mainline mainline) {
    this.request = request;
    this.repository = repository;
    this.mainline = mainline;
  }

  /** Main's head; throws if this clone does not have it. */
  CommitId head() throws RepositoryException, RemoteException, InterruptedException {
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

  CommitId bad(RedRun red) throws RepositoryException, RemoteException, InterruptedException {
    Optional<String> named = request.ends().bad();
    if (named.isPresent()) {
      return repository.resolve(named.get());
    }
    boolean isGivenEnvelope = request.red().envelope().isPresent();
    if (!isGivenEnvelope || red.received().isEmpty()) {
      return headUnlessNamed();
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

  private CommitId headUnlessNamed()
      throws RepositoryException, RemoteException, InterruptedException {
    try {
      return head();
    } catch (RepositoryException e) {
      throw new RepositoryException(withoutHead(e.getMessage()), e);
    } catch (RemoteException e) {
      throw new RemoteException(withoutHead(e.getMessage()), e);
    }
  }

  /** Adds that the remote is not needed if the last commit is given. */
  private static String withoutHead(@Nullable String problem) {
    String naming = "-D" + SmokeProperties.BAD + "=";
    return problem == null || problem.contains(naming)
        ? String.valueOf(problem)
        : problem + " Or name the last commit to search with " + naming + "HEAD.";
  }

  CommitId good(RedRun red, Optional<PastRuns> past, SmokeKey smoke, CommitId redCommit)
      throws InvalidRequestException, RepositoryException {
    Optional<String> named =
        request.ends().good().filter(good -> !good.equals(SearchRequest.HISTORY));
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
    CommitId good = repository.resolve(known.get());
    if (good.equals(redCommit)) {
      throw new InvalidRequestException(
          String.format(
              "The smoke \"%s\" passed and failed at the same commit, %s, so it is flaky, and there"
                  + " is no merge to search. Fix the smoke; smoke:health shows how often it fails. To"
                  + " search nevertheless, name an older good commit with"
                  + " -D%s=REVISION.",
              smoke.name(), good.abbreviated(), SmokeProperties.GOOD));
    }
    return good;
  }

  private CommitId passed(String text) throws InvalidRequestException, RepositoryException {
    try {
      return repository.resolve(new PassedCommit(text).revision());
    } catch (UnreadableEnvelopeException e) {
      throw new InvalidRequestException(
          String.format("%s \"%s\": %s", SmokeProperties.GOOD, text, e.getMessage()));
    } catch (IOException e) {
      throw new InvalidRequestException(
          String.format("%s \"%s\" %s", SmokeProperties.GOOD, text, Failures.sentence(e)));
    }
  }

  static int redAt(MergeLine line, CommitId red) throws InvalidRequestException {
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
}
