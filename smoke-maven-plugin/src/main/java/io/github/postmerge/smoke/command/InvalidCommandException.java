package io.github.postmerge.smoke.command;

/** What the user wrote about the smoke command, the task or where to find them cannot be used. */
public final class InvalidCommandException extends Exception {

  private static final long serialVersionUID = 1L;

  /** The message says what is wrong, quotes the value, and says what to do. */
  public InvalidCommandException(String message) {
    super(message);
  }
}
