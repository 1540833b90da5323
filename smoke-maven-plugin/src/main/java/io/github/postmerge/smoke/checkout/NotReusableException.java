package io.github.postmerge.smoke.checkout;

/** A folder cannot be trusted or restored; the message says what was found. */
public final class NotReusableException extends Exception {

  private static final long serialVersionUID = 1L;

  NotReusableException(String message) {
    super(message);
  }

  /** The message. */
  public String explanation() {
    return String.valueOf(getMessage());
  }
}
