package io.github.postmerge.smoke.command;

/** The user's smoke command, task, or the place of their definition is invalid. */
public final class InvalidCommandException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Takes a message that says what is wrong, quotes the value, and says what to do. */
  public InvalidCommandException(String message) {
    super(message);
  }
}
