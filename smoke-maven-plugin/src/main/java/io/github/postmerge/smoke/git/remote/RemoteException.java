package io.github.postmerge.smoke.git.remote;

import org.jspecify.annotations.Nullable;

/** The remote did not answer what was asked; asking again may help. */
public final class RemoteException extends Exception {

  private static final long serialVersionUID = 1L;

  /** The message says what is wrong, quotes the remote, and says what to do. */
  public RemoteException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The same, where no library has anything to add. */
  public RemoteException(String message) {
    super(message);
  }
}
