package io.github.postmerge.smoke.parameters;

/** A parameter that the user gave cannot be used. */
public final class InvalidRequestException extends Exception {

  private static final long serialVersionUID = 1L;

  /** The message says what is wrong, quotes the value, and says what to do. */
  public InvalidRequestException(String message) {
    super(message);
  }
}
