package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.MainBranch;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.SupportedFormats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** The main branch of a real remote. */
final class RemoteMainline implements Mainline {

  private @Nullable String asked;
  private final Repository repository;
  private final MainBranch main;
  private final RemoteClient client;
  private final Path scratchRoot;

  RemoteMainline(Repository repository, MainBranch main, RemoteClient client, Path scratchRoot) {
    this.repository = repository;
    this.main = main;
    this.client = client;
    this.scratchRoot = scratchRoot;
  }

  @Override
  public CommitId head() throws RemoteException, RepositoryException, InterruptedException {
    requireSameRemote();
    RemoteHeads heads = client.heads();
    if (heads.main().isEmpty()) {
      throw noSuchBranch(heads.defaultBranch());
    }
    return heads.main().get();
  }

  /**
   * A smoke that changes the configuration must not redirect the second check to another remote.
   */
  private void requireSameRemote() throws RepositoryException, InterruptedException {
    String now = client.name().toString();
    if (asked != null && !asked.equals(now)) {
      throw new RepositoryException(
          String.format(
              "The remote was %s before the smoke and is %s after it, so main cannot be checked"
                  + " again. Undo that change of the git configuration, then run again.",
              asked, now));
    }
    asked = now;
  }

  /** Suggests the default branch only if the user did not name a branch. */
  private RepositoryException noSuchBranch(Optional<String> defaultBranch)
      throws RepositoryException, InterruptedException {
    String advice =
        defaultBranch
            .filter(branch -> main.branch().equals(MainBranch.USUAL_BRANCH))
            .map(
                branch ->
                    String.format(
                        "Its default branch is \"%s\". If that is main, give -Dsmoke.branch=%s.",
                        branch, branch))
            .orElse("Name main's branch with -Dsmoke.branch=BRANCH.");
    return new RepositoryException(
        String.format(
            "The remote %s has no branch \"%s\". %s", client.name(), main.branch(), advice));
  }

  /**
   * Fetches missing objects into a scratch repository, so that the user's repository does not
   * change.
   */
  @Override
  public RelationToMain relation(CommitId commit, CommitId mainHead)
      throws RemoteException, RepositoryException, InterruptedException {
    if (commit.equals(mainHead)) {
      return RelationToMain.HEAD;
    }
    try (ScratchRepository scratch = ScratchRepository.borrowing(repository, scratchRoot)) {
      if (!Ancestry.isAtHand(scratch.jgit(), mainHead)) {
        Optional<String> refusal = client.fetch(mainHead, scratch);
        if (refusal.isPresent()) {
          throw client.name().refused(refusal.get(), null);
        }
      }
      return Ancestry.relation(scratch.jgit(), commit, mainHead);
    } catch (IOException e) {
      throw client.name().refused(Reason.of(e), e);
    }
  }

  @Override
  public Fetched fetch(CommitId commit, Reach reach)
      throws RemoteException, RepositoryException, IOException, InterruptedException {
    ScratchRepository scratch = ScratchRepository.borrowing(repository, scratchRoot);
    try {
      if (!fetchWithMain(commit, scratch) && (reach == Reach.MAIN || !fetchById(commit, scratch))) {
        throw notFound(commit, reach);
      }
      complete(commit, scratch.jgit(), Optional.of(scratch));
      return new Fetched(scratch);
    } catch (RemoteException
        | RepositoryException
        | IOException
        | InterruptedException
        | RuntimeException e) {
      scratch.close();
      throw e;
    }
  }

  private RepositoryException notFound(CommitId commit, Reach reach)
      throws RepositoryException, InterruptedException {
    return new RepositoryException(
        String.format(
            "The commit %s is neither in this repository nor %s on the remote %s. Run this in a"
                + " clone of the repository that contains the commit, and fetch the commit there"
                + " first.",
            commit,
            reach == Reach.MAIN ? "in the history of \"" + main.branch() + "\"" : "available",
            client.name()));
  }

  private boolean fetchWithMain(CommitId commit, ScratchRepository into)
      throws RemoteException, RepositoryException, IOException, InterruptedException {
    Optional<CommitId> head = client.heads().main();
    if (head.isPresent()) {
      Optional<String> refusal = client.fetch(head.get(), into);
      if (refusal.isPresent()) {
        throw client.name().refused(refusal.get(), null);
      }
    }
    return Ancestry.isAtHand(into.jgit(), commit);
  }

  /** Some servers refuse an id that is not a branch head. */
  private boolean fetchById(CommitId commit, ScratchRepository into)
      throws RemoteException, RepositoryException, IOException, InterruptedException {
    return client.fetch(commit, into).isEmpty() && Ancestry.isAtHand(into.jgit(), commit);
  }

  @Override
  public int complete(CommitId commit)
      throws RemoteException, RepositoryException, IOException, InterruptedException {
    return complete(commit, repository, Optional.empty());
  }

  /**
   * Each round fetches the folders that the previous round revealed; the last round fetches the
   * files.
   */
  private int complete(CommitId commit, Repository view, Optional<ScratchRepository> into)
      throws RemoteException, RepositoryException, IOException, InterruptedException {
    if (!SupportedFormats.isPartialClone(repository)) {
      return 0;
    }
    int fetched = 0;
    List<ObjectId> missing = MissingObjects.of(view, commit);
    while (!missing.isEmpty()) {
      Optional<String> refusal = client.fetchMissing(missing, into);
      List<ObjectId> left = MissingObjects.of(view, commit);
      if (left.contains(missing.get(0))) {
        String name = missing.get(0).name();
        throw client.name().refused(refusal.orElse("it does not provide the object " + name), null);
      }
      fetched += missing.size();
      missing = left;
    }
    return fetched;
  }
}
