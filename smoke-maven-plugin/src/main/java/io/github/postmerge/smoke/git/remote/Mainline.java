package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.MainBranch;
import io.github.postmerge.smoke.git.RepositoryException;
import java.io.IOException;

/** The remote's main branch, as one run asks after it. */
public interface Mainline {

  /**
   * Asks the remote for main's head; reads, and changes nothing on either side.
   *
   * @throws RemoteException where it does not answer in time, or refuses
   * @throws RepositoryException where the repository knows no such remote, or the remote no such
   *     branch
   * @throws InterruptedException where the run was told to stop meanwhile
   */
  CommitId head() throws RemoteException, RepositoryException, InterruptedException;

  /**
   * Returns how a commit relates to main's head, fetching history only where it must.
   *
   * @throws RemoteException where history is needed and cannot be had
   * @throws RepositoryException where the repository cannot be read
   * @throws InterruptedException where the run was told to stop meanwhile
   */
  RelationToMain relation(CommitId commit, CommitId mainHead)
      throws RemoteException, RepositoryException, InterruptedException;

  /**
   * Fetches a commit that the repository lacks, with its history, to where nothing of the user's
   * changes.
   *
   * @throws RemoteException where the remote does not answer in time, or refuses
   * @throws RepositoryException where it cannot be had from where it may come
   * @throws IOException where the disk does not take it
   * @throws InterruptedException where the run was told to stop meanwhile
   */
  Fetched fetch(CommitId commit, Reach reach)
      throws RemoteException, RepositoryException, IOException, InterruptedException;

  /**
   * Fetches what a partial clone lacks of a commit's files into its object store, where git itself
   * puts it.
   *
   * @return how many objects were fetched; 0 in a clone that is whole
   * @throws RemoteException where they cannot be had from the remote
   * @throws RepositoryException where they are missing and only git can fetch them
   * @throws IOException where the repository cannot be read
   * @throws InterruptedException where the run was told to stop meanwhile
   */
  int complete(CommitId commit)
      throws RemoteException, RepositoryException, IOException, InterruptedException;

  /** Where a commit may come from: on many servers, anybody can put one beside main. */
  enum Reach {
    /** Main's history alone. */
    MAIN,
    /** Whatever the remote gives for the commit's id. */
    ANYWHERE
  }

  /** Opens the main branch of a repository's remote. */
  @FunctionalInterface
  interface Source {

    /** Opens it; asks nothing yet. */
    Mainline of(GitRepository repository, MainBranch branch);
  }
}
