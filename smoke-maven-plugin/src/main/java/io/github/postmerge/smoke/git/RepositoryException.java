package io.github.postmerge.smoke.git;

/** The repository, or a commit or file in it, cannot be used. */
public final class RepositoryException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Takes a message that says what is wrong, quotes the value, and says what to do. */
  public RepositoryException(String message) {
    super(message);
  }

  /** The same, with the exception of a library. */
  public RepositoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
