package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.RepositoryException;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/** Talks to one remote; reads only. */
interface RemoteClient {

  /**
   * Asks for the heads of main and of the default branch.
   *
   * @throws RemoteException if it does not answer in time, or refuses
   * @throws RepositoryException if there is no such remote
   */
  RemoteHeads heads() throws RemoteException, RepositoryException, InterruptedException;

  /**
   * Fetches a commit by its id, with its history.
   *
   * @param into receives the objects
   * @return why the remote did not provide it; empty on success
   * @throws RemoteException if it does not answer in time
   */
  Optional<String> fetch(CommitId commit, ScratchRepository into)
      throws RemoteException, RepositoryException, InterruptedException;

  /**
   * Fetches single objects that a partial clone lacks.
   *
   * @param into receives the objects; empty for the user's own object store
   * @return why the remote did not provide them; empty on success
   * @throws RemoteException if it does not answer in time
   * @throws RepositoryException if this client cannot do so
   */
  Optional<String> fetchMissing(Collection<ObjectId> objects, Optional<ScratchRepository> into)
      throws RemoteException, RepositoryException, InterruptedException;

  /** The remote, as messages name it. */
  RemoteName name() throws RepositoryException, InterruptedException;
}
