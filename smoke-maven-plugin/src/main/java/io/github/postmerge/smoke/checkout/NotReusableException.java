package io.github.postmerge.smoke.checkout;

/** What is in a folder cannot be trusted or brought right; the message says what was found. */
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
