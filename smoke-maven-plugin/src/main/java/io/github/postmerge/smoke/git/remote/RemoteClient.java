package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.RepositoryException;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

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

  /**
   * Fetches single objects that a partial clone lacks.
   *
   * @param into takes the objects; empty for the user's own object store
   * @return why the remote does not give them; empty where it did
   * @throws RemoteException where it does not answer in time
   * @throws RepositoryException where this client cannot do so
   */
  Optional<String> fetchMissing(Collection<ObjectId> objects, Optional<ScratchRepository> into)
      throws RemoteException, RepositoryException, InterruptedException;

  /** The remote, as messages name it. */
  RemoteName name() throws RepositoryException, InterruptedException;
}
