package io.github.postmerge.smoke.git;

/** The repository, or what the user wants from it, cannot be had. */
public final class RepositoryException extends Exception {

  private static final long serialVersionUID = 1L;

  /** The message says what is wrong, quotes the value, and says what to do. */
  public RepositoryException(String message) {
    super(message);
  }

  /** The same, for what a library found. */
  public RepositoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
