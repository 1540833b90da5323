package io.github.postmerge.smoke.git.remote;

import org.jspecify.annotations.Nullable;

/** The remote did not answer, or refused; a retry may help. */
public final class RemoteException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Takes a message that says what is wrong, quotes the remote, and says what to do. */
  public RemoteException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The same, without a cause. */
  public RemoteException(String message) {
    super(message);
  }
}
