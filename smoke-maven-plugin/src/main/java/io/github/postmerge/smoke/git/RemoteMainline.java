package io.github.postmerge.smoke.git;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** Main as a real remote has it. */
final class RemoteMainline implements Mainline {

  private final Repository repository;
  private final MainBranch main;
  private final Transports transports;
  private final Path scratchRoot;

  RemoteMainline(Repository repository, MainBranch main, Transports transports, Path scratchRoot) {
    this.repository = repository;
    this.main = main;
    this.transports = transports;
    this.scratchRoot = scratchRoot;
  }

  @Override
  public CommitId head() throws RemoteException, RepositoryException, InterruptedException {
    URIish url = url();
    String name = Constants.R_HEADS + main.branch();
    Ref head = inTime(url, () -> ask(url, name));
    if (head.getObjectId() == null) {
      throw new RepositoryException(
          String.format(
              "The remote \"%s\" (%s) has no branch \"%s\". Name main's branch with"
                  + " -Dsmoke.branch=BRANCH.",
              main.remote(), url, main.branch()));
    }
    return CommitId.of(head.getObjectId());
  }

  @Override
  public Standing standing(CommitId commit, CommitId mainHead)
      throws RemoteException, RepositoryException, InterruptedException {
    if (commit.equals(mainHead)) {
      return Standing.HEAD;
    }
    URIish url = url();
    return inTime(url, () -> compare(url, commit, mainHead));
  }

  @Override
  public Fetched fetch(CommitId commit, Reach reach)
      throws RemoteException, RepositoryException, IOException, InterruptedException {
    URIish url = url();
    ScratchRepository scratch = ScratchRepository.borrowing(repository, scratchRoot);
    try {
      boolean found =
          inTime(url, () -> bringWithMain(url, scratch.jgit(), commit))
              || (reach == Reach.ANYWHERE && inTime(url, () -> bring(url, scratch.jgit(), commit)));
      if (!found) {
        throw notThere(commit, url, reach);
      }
      return new Fetched(scratch);
    } catch (RemoteException | RepositoryException | InterruptedException | RuntimeException e) {
      scratch.close();
      throw e;
    }
  }

  private RepositoryException notThere(CommitId commit, URIish url, Reach reach) {
    return new RepositoryException(
        String.format(
            "The commit %s is neither in this repository nor %s on the remote \"%s\" (%s). Run this"
                + " in a clone of the repository that the commit is of, and fetch it there first.",
            commit,
            reach == Reach.MAIN ? "in the history of \"" + main.branch() + "\"" : "to be had",
            main.remote(),
            url));
  }

  private boolean bringWithMain(URIish url, Repository into, CommitId commit) throws IOException {
    Ref head = ask(url, Constants.R_HEADS + main.branch());
    if (head.getObjectId() != null) {
      fetch(url, into, CommitId.of(head.getObjectId()));
    }
    return Ancestry.isAtHand(into, commit);
  }

  /** Some servers refuse an id that is no branch's. */
  private boolean bring(URIish url, Repository into, CommitId commit) throws IOException {
    try {
      fetch(url, into, commit);
      return Ancestry.isAtHand(into, commit);
    } catch (TransportException refused) {
      return false;
    }
  }

  private Ref ask(URIish url, String name) throws IOException {
    try (Transport transport = transports.open(repository, url, repository);
        FetchConnection connection = transport.openFetch(List.of(new RefSpec(name)))) {
      Ref ref = connection.getRef(name);
      return ref == null ? new ObjectIdRef.Unpeeled(Ref.Storage.NEW, name, null) : ref;
    }
  }

  /** Objects that are missing go to a scratch repository, so that nothing of the user's changes. */
  private Standing compare(URIish url, CommitId commit, CommitId mainHead) throws IOException {
    try (ScratchRepository scratch = ScratchRepository.borrowing(repository, scratchRoot)) {
      if (!Ancestry.isAtHand(scratch.jgit(), mainHead)) {
        fetch(url, scratch.jgit(), mainHead);
      }
      return Ancestry.standing(scratch.jgit(), commit, mainHead);
    }
  }

  private void fetch(URIish url, Repository into, CommitId commit) throws IOException {
    String name = Constants.R_HEADS + main.branch();
    Ref want = new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, name, commit.toObjectId());
    try (Transport transport = transports.open(into, url, repository);
        FetchConnection connection = transport.openFetch(List.of(new RefSpec(name)))) {
      connection.fetch(NullProgressMonitor.INSTANCE, List.of(want), Set.of());
    }
  }

  private <T> T inTime(URIish url, Callable<T> conversation)
      throws RemoteException, InterruptedException {
    try {
      return Deadline.within(main.timeout(), conversation);
    } catch (TimeoutException e) {
      throw new RemoteException(
          String.format(
              "The remote \"%s\" (%s) did not answer within %d s. Try again, or allow more with"
                  + " -Dsmoke.remoteTimeoutInSeconds=SECONDS.",
              main.remote(), url, main.timeout().toSeconds()),
          e);
    } catch (ExecutionException e) {
      throw new RemoteException(
          String.format(
              "The remote \"%s\" (%s) cannot be asked: %s. Check its address, the network and the"
                  + " credentials.",
              main.remote(), url, reason(e)),
          e);
    }
  }

  /** The innermost cause says it best, where it says anything. */
  private static String reason(Throwable failure) {
    String reason = failure.getClass().getSimpleName();
    for (@Nullable Throwable t = failure.getCause(); t != null; t = t.getCause()) {
      reason = t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
    }
    return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
  }

  private URIish url() throws RepositoryException {
    Config config = repository.getConfig();
    try {
      List<URIish> urls = new RemoteConfig(config, main.remote()).getURIs();
      if (!urls.isEmpty()) {
        return urls.get(0);
      }
    } catch (URISyntaxException e) {
      throw new RepositoryException(
          String.format(
              "The URL \"%s\" of the remote \"%s\" is malformed. Correct it with"
                  + " \"git remote set-url\".",
              e.getInput(), main.remote()),
          e);
    }
    Set<String> names = config.getSubsections("remote");
    throw new RepositoryException(
        String.format(
            "The repository has no remote \"%s\"; it has %s. Name one with -Dsmoke.remote=NAME.",
            main.remote(), names.isEmpty() ? "none" : names));
  }
}
