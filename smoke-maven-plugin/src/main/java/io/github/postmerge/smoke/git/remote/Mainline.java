package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.MainBranch;
import io.github.postmerge.smoke.git.RepositoryException;
import java.io.IOException;

/** The remote's main branch, as seen by one run. */
public interface Mainline {

  /**
   * Asks the remote for main's head; changes nothing on either side.
   *
   * @throws RemoteException if it does not answer in time, or refuses
   * @throws RepositoryException if the repository has no such remote, or the remote no such branch
   * @throws InterruptedException if the thread is interrupted
   */
  CommitId head() throws RemoteException, RepositoryException, InterruptedException;

  /**
   * Returns how a commit relates to main's head; fetches history only if needed.
   *
   * @throws RemoteException if history is needed and cannot be fetched
   * @throws RepositoryException if the repository cannot be read
   * @throws InterruptedException if the thread is interrupted
   */
  RelationToMain relation(CommitId commit, CommitId mainHead)
      throws RemoteException, RepositoryException, InterruptedException;

  /**
   * Fetches a commit that the repository lacks, with its history, into a scratch repository.
   *
   * @throws RemoteException if the remote does not answer in time, or refuses
   * @throws RepositoryException if the commit is not within reach
   * @throws IOException if the scratch repository cannot be written
   * @throws InterruptedException if the thread is interrupted
   */
  Fetched fetch(CommitId commit, Reach reach)
      throws RemoteException, RepositoryException, IOException, InterruptedException;

  /**
   * Fetches the objects of a commit's files that a partial clone lacks, into its object store, as
   * git itself does.
   *
   * @return how many objects were fetched; 0 in a complete clone
   * @throws RemoteException if the remote does not provide them
   * @throws RepositoryException if objects are missing and only git can fetch them
   * @throws IOException if the repository cannot be read
   * @throws InterruptedException if the thread is interrupted
   */
  int complete(CommitId commit)
      throws RemoteException, RepositoryException, IOException, InterruptedException;

  /** Where a commit may come from: on many servers, anyone can push a commit outside main. */
  enum Reach {
    /** Main's history only. */
    MAIN,
    /** Anything that the remote provides for the commit's id. */
    ANYWHERE
  }

  /** Opens the main branch of a repository's remote. */
  @FunctionalInterface
  interface Source {

    /** Opens it; does not contact the remote yet. */
    Mainline of(GitRepository repository, MainBranch branch);
  }
}
