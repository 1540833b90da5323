package io.github.postmerge.smoke.git;

import java.util.Optional;

/** Talks to one remote; reads only. */
interface RemoteClient {

  /**
   * Asks for the heads that matter.
   *
   * @throws RemoteException where it does not answer in time, or refuses
   * @throws RepositoryException where there is no such remote
   */
  RemoteHeads heads() throws RemoteException, RepositoryException, InterruptedException;

  /**
   * Fetches a commit by its id, with its history.
   *
   * @param into takes the objects
   * @return why the remote does not give it; empty where it did
   * @throws RemoteException where it does not answer in time
   */
  Optional<String> fetch(CommitId commit, ScratchRepository into)
      throws RemoteException, RepositoryException, InterruptedException;

  /** The remote, as messages name it. */
  RemoteName name() throws RepositoryException, InterruptedException;
}
